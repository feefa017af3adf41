package dev.influencerplatform.common.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.WithApplication;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** What the guide says is so: its requests work, its paths exist, its codes are known. */
@WithApplication
class GuideTest {

    private static final String GUIDE = Guide.text();
    private static final Pattern PATH = Pattern
            .compile("`(?:(GET|POST|PUT|PATCH|DELETE) )?(?:/api/v1)?(/(?:auth|users|shoots|reviews|review-links|credentials|"
                    + "platforms|connection-choices|slugs|profiles)(?:/[^`?\\s]*)?)[^`]*`");

    @Test
    void theDocumentBeginsWithIt() throws IOException {
        String document = Api.server().accept("application/json").get("/q/openapi").asString();
        assertThat(new ObjectMapper().readTree(document).at("/info/description").asText()).isEqualTo(GUIDE)
                .contains("# Getting started", "| 409 [`slug-taken`](/problems/slug-taken) |").doesNotContain("<!--");
    }

    @Test
    void theFirstFiveRequestsDoWhatTheySay() throws IOException, InterruptedException {
        String lines = blocks().get(0).replace("http://localhost:8080", server()).replace("mara-$(date +%s)",
                Api.unique("mara"));
        Process shell = new ProcessBuilder("sh", "-euc", lines).redirectErrorStream(true).start();
        String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).as(output).isZero();
        assertThat(output).contains("\"completed\":true", "\"displayName\":\"Mara Frames\"", "\"status\":\"open\"");
    }

    @Test
    void everyOperationThatItNamesExists() throws IOException {
        Set<String> known = new ObjectMapper().readTree(Api.server().accept("application/json").get("/q/openapi").asString())
                .get("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .flatMap(operation -> List
                                .of(form(path.getKey()), operation.getKey().toUpperCase() + form(path.getKey()))
                                .stream()))
                .collect(Collectors.toSet());
        assertThat(PATH.matcher(GUIDE).results().map(named -> (named.group(1) == null ? "" : named.group(1))
                + form("/api/v1" + named.group(2)))).hasSizeGreaterThan(30).filteredOn(name -> !name.endsWith("/auth"))
                .isSubsetOf(known);
    }

    /** Renderers leave out a cell that is empty, and the others move. */
    @Test
    void noTableHasAHeadWithoutAWord() {
        assertThat(GUIDE).doesNotContainPattern("(?m)^\\|.*\\|\\s*\\|.*\n\\|-").contains("| which |");
    }

    @Test
    void everyProblemThatItNamesIsInItsTable() {
        assertThat(Pattern.compile("[45]\\d\\d `[a-z-]+`").matcher(GUIDE).results().map(MatchResult::group).distinct())
                .hasSizeGreaterThan(15).allSatisfy(named -> assertThat(GUIDE)
                        .contains("| " + named.replace(" `", " [`") + "](/problems/"));
    }

    private static String form(String path) {
        return path.replaceAll("\\{[^}]+}", "{}");
    }

    private static List<String> blocks() {
        return Pattern.compile("```bash\n(.*?)```", Pattern.DOTALL).matcher(GUIDE).results().map(block -> block.group(1))
                .toList();
    }

    private static String server() {
        return ConfigProvider.getConfig().getValue("test.url", String.class);
    }
}
