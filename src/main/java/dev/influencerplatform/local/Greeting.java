package dev.influencerplatform.local;

import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Tells the developer where things are. */
@ApplicationScoped
@IfBuildProfile("dev")
class Greeting {

    private static final Logger LOG = Logger.getLogger(Greeting.class);

    private final String database;

    Greeting(@ConfigProperty(name = "quarkus.datasource.jdbc.url") String database) {
        this.database = database;
    }

    void greet(@ObservesAsync HttpServerStart started) {
        String server = "http://localhost:" + started.options().getPort();
        LOG.infof("API: %1$s/api/v1 · docs: %1$s/docs · health: %1$s/q/health · database: %2$s", server, database);
    }
}
