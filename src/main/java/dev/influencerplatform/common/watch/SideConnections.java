package dev.influencerplatform.common.watch;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionFactoryConfiguration;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;

/**
 * Connections to the same database as the pool's, beside the pool: for what looks after the application and is to work, and
 * to take nobody's place, when the pool is used up.
 */
@ApplicationScoped
public class SideConnections {

    private final AgroalConnectionFactoryConfiguration pool;

    SideConnections(AgroalDataSource dataSource) {
        this.pool = dataSource.getConfiguration().connectionPoolConfiguration().connectionFactoryConfiguration();
    }

    /** @param longest what opening it, and each answer over it, may take */
    public Connection open(Duration longest) throws SQLException {
        Properties properties = new Properties();
        properties.putAll(pool.jdbcProperties());
        properties.putAll(new NamePrincipal(pool.principal().getName()).asProperties());
        pool.credentials().stream().filter(SimplePassword.class::isInstance).map(SimplePassword.class::cast)
                .forEach(password -> properties.putAll(password.asProperties()));
        properties.setProperty("connectTimeout", String.valueOf(longest.toSeconds()));
        properties.setProperty("socketTimeout", String.valueOf(longest.toSeconds()));
        Connection connection = DriverManager.getConnection(pool.jdbcUrl(), properties);
        try (Statement statement = connection.createStatement()) {
            // or the driver would set the zone of this JVM
            statement.execute(pool.initialSql());
            return connection;
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }
}
