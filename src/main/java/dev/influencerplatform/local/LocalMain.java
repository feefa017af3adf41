package dev.influencerplatform.local;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts the application in dev mode, after its database. */
@QuarkusMain(name = "local")
public class LocalMain {

    public static void main(String... arguments) {
        LocalPostgres.ensureRunning();
        Quarkus.run(arguments);
    }
}
