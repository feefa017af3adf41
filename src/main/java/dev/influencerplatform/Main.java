package dev.influencerplatform;

import dev.influencerplatform.common.data.Schema;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.List;

/**
 * Starts what is packaged, and only with complete settings; with {@code MIGRATIONS=only} it brings the schema up to date and
 * ends. Dev mode starts {@code local.LocalMain} instead.
 */
@QuarkusMain
public class Main {

    public static void main(String... arguments) {
        boolean migratesOnly = "only".equals(ProductionSettings.fromEnvironment("MIGRATIONS"));
        List<String> complaints = migratesOnly ? ProductionSettings.databaseComplaints(ProductionSettings::fromEnvironment)
                : ProductionSettings.complaints(ProductionSettings::fromEnvironment);
        if (!complaints.isEmpty()) {
            complaints.forEach(System.err::println);
            System.exit(1);
        }
        if (migratesOnly) {
            migrate();
        } else {
            traceIfWanted();
            Quarkus.run(arguments);
        }
    }

    private static void migrate() {
        try {
            new Schema(migrationSetting("URL"), migrationSetting("USER"), migrationSetting("PASSWORD")).migrate();
            System.out.println("The schema is up to date");
        } catch (Exception failure) {
            System.err.println("The schema could not be brought up to date: " + failure.getMessage());
            System.exit(1);
        }
    }

    private static String migrationSetting(String name) {
        String own = ProductionSettings.fromEnvironment("DATABASE_MIGRATION_" + name);
        return own == null || own.isBlank() ? ProductionSettings.fromEnvironment("DATABASE_" + name) : own;
    }

    /** Spans cost something with every request and statement: without anybody to send them to, there are none. */
    private static void traceIfWanted() {
        String receiver = ProductionSettings.fromEnvironment("OTEL_EXPORTER_OTLP_ENDPOINT");
        boolean wanted = receiver != null && !receiver.isBlank();
        System.setProperty("quarkus.otel.sdk.disabled", String.valueOf(!wanted));
        System.setProperty("quarkus.datasource.jdbc.telemetry.enabled", String.valueOf(wanted));
    }
}
