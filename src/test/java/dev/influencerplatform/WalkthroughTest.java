package dev.influencerplatform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.influencerplatform.support.WithApplication;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** Runs the very lines of README.md's walkthrough. */
@WithApplication
class WalkthroughTest {

    private static final int MOST_CURL_LINES = 12;

    @Test
    void theWalkthroughDoesAllItsJobs() throws IOException, InterruptedException {
        String api = ConfigProvider.getConfig().getValue("test.url", String.class) + "/api/v1";
        List<String> blocks = walkthrough();
        assertThat(blocks).hasSize(3).allSatisfy(
                block -> assertThat(block.lines().filter(line -> line.matches("[^#]*\\bcurl .*") && !line.startsWith("curl()")))
                        .hasSizeLessThanOrEqualTo(MOST_CURL_LINES));
        // the address of a feed, and of the way back from a platform, is the public one, which leads nowhere here
        String lines = String.join("", blocks).replace("http://localhost:8080/api/v1", api)
                .replace("curl $FEED", "curl $API/calendar/feeds/${FEED##*/}")
                // a busy machine takes longer than a reader
                .replace("sleep 3", "for i in {1..60}; do command curl -sf $API/credentials/$CREDENTIAL/metrics -H \"$AUTH\" "
                        + "| grep -q '\"syncedAt\":\"' && break; sleep 0.5; done")
                .replace("\"$BACK\"", "\"$API/credentials/youtube/callback?${BACK#*\\?}\"");

        Process shell = new ProcessBuilder("bash", "-euo", "pipefail", "-c", lines).redirectErrorStream(true).start();
        String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(shell.waitFor()).as(output).isZero();
        assertThat(output)
                .contains("\"status\":\"open\"", "\"average\":5.00", "\"reviewStatus\":\"submitted\"",
                        "\"clientNumber\":\"***89\"")
                .contains(List.of("submit_review", "open_review_link", "create_review_link", "complete_shoot", "create_shoot",
                        "update_profile", "register"))
                .contains("upload-same-hour", "\"reason\":\"Holidays\"", "SUMMARY:Shoot: Acme Coffee · Winter blend",
                        "{\"date\":\"2026-12-24\",\"available\":false}")
                .contains("?connected=", "\"state\":\"ok\"", "\"metric\":\"followers\"", "\"kind\":\"video\"",
                        "\"platforms\":[{\"platform\":\"youtube\"");
    }

    private static List<String> walkthrough() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        int start = readme.indexOf("## A walk through the main job");
        return Pattern.compile("```bash\n(.*?)```", Pattern.DOTALL)
                .matcher(readme.substring(start, readme.indexOf("\n## ", start + 1))).results().map(block -> block.group(1))
                .toList();
    }
}
