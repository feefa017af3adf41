package dev.influencerplatform.common.data;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready while the database answers. The framework's own check shows the driver's words to everybody, and counts a pool
 * that is merely busy as down.
 */
@Readiness
@ApplicationScoped
class DatabaseReady implements HealthCheck {

    private static final int LONGEST_SECONDS = 2;

    private final DataSource dataSource;

    DatabaseReady(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("database").status(answers()).build();
    }

    private boolean answers() {
        try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(LONGEST_SECONDS);
            statement.execute("SELECT 1");
            return true;
        } catch (SQLException failure) {
            // the pool's own exceptions have no SQLSTATE: it is busy, which is no reason to send clients elsewhere
            return failure.getSQLState() == null;
        }
    }
}
