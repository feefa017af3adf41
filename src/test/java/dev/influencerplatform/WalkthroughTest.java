package dev.influencerplatform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.influencerplatform.support.WithApplication;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** Runs the very lines of README.md's walkthrough. */
@WithApplication
class WalkthroughTest {

    private static final int MOST_CURL_LINES = 12;

    @Test
    void theWalkthroughDoesTheMainJob() throws IOException, InterruptedException {
        String api = ConfigProvider.getConfig().getValue("test.url", String.class) + "/api/v1";
        String lines = walkthrough().replace("http://localhost:8080/api/v1", api);
        assertThat(lines.lines().filter(line -> line.contains("curl ")).count()).isLessThanOrEqualTo(MOST_CURL_LINES);

        Process shell = new ProcessBuilder("bash", "-euo", "pipefail", "-c", lines).redirectErrorStream(true).start();
        String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(shell.waitFor()).as(output).isZero();
        assertThat(output)
                .contains("\"status\":\"open\"", "\"average\":5.00", "\"reviewStatus\":\"submitted\"",
                        "\"clientNumber\":\"***89\"")
                .contains(List.of("submit_review", "open_review_link", "create_review_link", "complete_shoot", "create_shoot",
                        "update_profile", "register"));
    }

    private static String walkthrough() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        String section = readme.substring(readme.indexOf("## A walk through the main job"));
        int start = section.indexOf("```bash\n") + "```bash\n".length();
        return section.substring(start, section.indexOf("```", start));
    }
}
