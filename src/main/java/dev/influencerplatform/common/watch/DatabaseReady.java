package dev.influencerplatform.common.watch;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready while the database answers. The framework's own check shows the driver's words to everybody, waits for the pool, and
 * counts one that is merely busy as down.
 */
@Readiness
@ApplicationScoped
class DatabaseReady implements HealthCheck {

    private final DatabaseWatch watch;

    DatabaseReady(DatabaseWatch watch) {
        this.watch = watch;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("database").status(watch.answers()).build();
    }
}
