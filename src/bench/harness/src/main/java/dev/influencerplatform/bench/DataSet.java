package dev.influencerplatform.bench;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The rows that something is measured on; each size has a folder of its own, which stays for the next run.
 *
 * @param rows shoots, and uploads, of each user
 */
record DataSet(int users, int rows, long logs) {

    static final String PASSWORD = "golden hour at the pier";
    static final int USUAL_ROWS = 300;

    private static final int CALENDAR_DAYS = 100;

    /** Starts the database on it; it is made when there is none yet. */
    Database open(Settings settings, Tokens tokens) throws Exception {
        String folder = "postgres-%d-%d".formatted(users, logs) + (rows == USUAL_ROWS ? "" : "-" + rows);
        Database database = Database.start(settings.folder().resolve(folder));
        try {
            if (!database.isFilled()) {
                fill(database, new Servers(settings, database, tokens));
            }
            // what a run that was stopped has left
            database.restore(database.ask("SELECT at AT TIME ZONE 'UTC' FROM bench.filled"));
            database.renewSessions();
            return database;
        } catch (Exception failure) {
            database.close();
            throw failure;
        }
    }

    /** The schema is the application's own, and the password's hash as well. */
    private void fill(Database database, Servers starter) throws Exception {
        System.out.printf("Making the data set: %d users, %d shoots of each, %d logs%n", users, rows, logs);
        String hash;
        try (Server ours = starter.ours()) {
            HttpResponse<String> answer = ours.send(new Request("/api/v1/auth/register", null,
                    "{\"email\":\"first@example.com\",\"password\":\"" + PASSWORD + "\",\"displayName\":\"First\"}"));
            if (answer.statusCode() != 201) {
                throw new IOException("No account: " + answer.body());
            }
            hash = database.ask("SELECT password FROM users");
        }
        // with what a run has left that was stopped here
        database.run("TRUNCATE users, photo_files, logs CASCADE");
        database.run("DROP SCHEMA IF EXISTS bench CASCADE");
        Map<String, String> values = new HashMap<>(Map.of("users", String.valueOf(users), "shoots", String.valueOf(rows), "uploads",
                String.valueOf(rows), "days", String.valueOf(CALENDAR_DAYS), "logs", String.valueOf(logs)));
        values.put("password", hash);
        values.put("seal", Database.idOfVaultKey(Servers.VAULT_KEY));
        database.fill(Path.of("src", "bench", "data", "dataset.sql"), values);
    }
}
