package dev.influencerplatform.common.export;

import dev.influencerplatform.common.export.ExportedData.Table;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Writes all data of an account into a file, row by row, as it was at one moment. The file comes first, as a slow client must
 * not keep a transaction open; it is gone when it has been read, or when nobody reads it.
 */
@ApplicationScoped
public class Exports {

    private static final int ROWS_AT_ONCE = 500;

    private final DataSource dataSource;
    private final RowWriters writers;
    private final List<Table> tables;

    Exports(DataSource dataSource, RowWriters writers, Instance<ExportedData> features) {
        this.dataSource = dataSource;
        this.writers = writers;
        this.tables = features.stream().flatMap(feature -> feature.tables().stream())
                .sorted(Comparator.comparing(Table::name)).toList();
    }

    public List<Table> tables() {
        return tables;
    }

    public InputStream of(UUID userId, ExportFormat format) {
        try {
            Path file = Files.createTempFile("export", null);
            try {
                write(userId, format, file);
                return Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE);
            } catch (IOException | SQLException | RuntimeException failure) {
                Files.deleteIfExists(file);
                throw failure;
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void write(UUID userId, ExportFormat format, Path file) throws IOException, SQLException {
        try (Connection connection = dataSource.getConnection();
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
                RowWriter writer = writers.of(format, out)) {
            connection.setAutoCommit(false);
            try (PreparedStatement begin = connection
                    .prepareStatement("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")) {
                begin.execute();
                for (Table table : tables) {
                    write(userId, table, connection, writer);
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private static void write(UUID userId, Table table, Connection connection, RowWriter writer)
            throws IOException, SQLException {
        try (PreparedStatement select = connection.prepareStatement(table.select())) {
            // with a size, and without auto-commit, the driver reads by a cursor
            select.setFetchSize(ROWS_AT_ONCE);
            select.setObject(1, userId);
            try (ResultSet rows = select.executeQuery()) {
                writer.begin(table.name(), rows.getMetaData());
                while (rows.next()) {
                    writer.write(rows);
                }
                writer.end();
            }
        }
    }
}
