package dev.influencerplatform.common.data;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;

/** Started, and ready, once the schema is up to date. */
@Startup
@Readiness
@ApplicationScoped
class MigrationsReady implements HealthCheck {

    private final Migrations migrations;

    MigrationsReady(Migrations migrations) {
        this.migrations = migrations;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("migrations").status(migrations.isDone()).build();
    }
}
