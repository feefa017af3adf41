package dev.influencerplatform;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.List;

/** Starts what is packaged, and only with complete settings. Dev mode starts {@code local.LocalMain} instead. */
@QuarkusMain
public class Main {

    public static void main(String... arguments) {
        List<String> complaints = ProductionSettings.complaints(ProductionSettings::fromEnvironment);
        if (!complaints.isEmpty()) {
            complaints.forEach(System.err::println);
            System.exit(1);
        }
        Quarkus.run(arguments);
    }
}
