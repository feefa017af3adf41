package dev.influencerplatform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The TypeScript client that the contract gives does what a front end needs: runs src/test/clients/typescript. */
@ExtendWith(ServiceForClients.class)
class TypeScriptClientIT {

    @Test
    void itsTestsPass() throws Exception {
        for (String step : List.of("ci", "run client", "run build", "test")) {
            npm(step);
        }
    }

    private static void npm(String step) throws Exception {
        ProcessBuilder npm = new ProcessBuilder(("npm " + step).split(" ")).redirectErrorStream(true)
                .directory(Path.of("src", "test", "clients", "typescript").toFile());
        npm.environment().put("API", ServiceForClients.url());
        Process process = npm.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("npm %s: %s", step, output).isZero();
    }
}
