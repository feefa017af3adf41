package dev.influencerplatform.user.token;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready only with keys to sign and verify access tokens. */
@Readiness
@ApplicationScoped
class KeysReady implements HealthCheck {

    private final TokenKeys keys;

    KeysReady(TokenKeys keys) {
        this.keys = keys;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("token keys").status(keys.signing() != null).build();
    }
}
