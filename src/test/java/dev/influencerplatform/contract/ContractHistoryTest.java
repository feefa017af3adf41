package dev.influencerplatform.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients keep what they were promised: within a major version, no document breaks a released one before it. */
class ContractHistoryTest {

    private static final String FULL = "brand, notes";
    private static final String LESS = "brand";

    @TempDir
    Path folder;

    @Test
    void ourContractKeepsItsPromises() throws IOException {
        ContractHistory ours = new ContractHistory(Path.of("."));
        assumeThat(ours.isThere()).as("a source archive has no history").isTrue();
        assertThat(ours.brokenPromises()).as("openapi/README.md says what to do").isEmpty();
    }

    @Test
    void whatIsOnDiskIsHeldAgainstTheLastCommit() throws Exception {
        commit("1.1.0", FULL);
        write("1.1.0", LESS);
        assertThat(history().brokenPromises()).singleElement().asString().startsWith("the document on disk (1.1.0) breaks ")
                .endsWith("notes is gone");
    }

    @Test
    void eachCommitIsHeldAgainstTheOneBefore() throws Exception {
        commit("1.1.0", FULL);
        commit("1.1.0", LESS);
        commit("1.1.0", FULL);
        assertThat(history().brokenPromises()).hasSize(1);
    }

    @Test
    void aMinorVersionBreaksNothing() throws Exception {
        commit("1.1.0", FULL);
        commit("1.2.0", LESS);
        assertThat(history().brokenPromises()).hasSize(1);
    }

    @Test
    void aMajorVersionMay() throws Exception {
        commit("1.9.0", FULL);
        commit("2.0.0", LESS);
        assertThat(history().brokenPromises()).isEmpty();
    }

    @Test
    void whatWasReleasedIsKeptByDraftsOfTheNextVersion() throws Exception {
        commit("1.1.0", LESS);
        commit("1.2.0-beta.1", FULL);
        commit("1.2.0-beta.2", LESS);
        assertThat(history().brokenPromises()).as("what only a draft had was not promised").isEmpty();
        write("1.2.0-beta.3", "");
        assertThat(history().brokenPromises()).singleElement().asString().contains("beta.3", "breaks", "(1.1.0)");
    }

    @Test
    void beforeTheFirstReleaseNothingIsPromised() throws Exception {
        commit("1.0.0", FULL);
        commit("1.1.0-beta.1", LESS);
        commit("1.1.0", "");
        assertThat(history().brokenPromises()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "1.0.9", "1.1.0-beta.1" })
    void whatWasReleasedStaysSo(String lower) throws Exception {
        commit("1.1.0", FULL);
        write(lower, LESS);
        assertThat(history().brokenPromises()).containsExactly(
                "the document on disk (" + lower + ") takes back what was released");
    }

    @Test
    void whatAnOlderVersionBrokeIsOver() throws Exception {
        commit("1.1.0", FULL);
        commit("1.1.0", LESS);
        commit("1.2.0", LESS);
        commit("1.3.0", LESS);
        assertThat(history().brokenPromises()).isEmpty();
    }

    @Test
    void aShallowCloneIsHeldAgainstWhatItHas() throws Exception {
        commit("1.1.0", LESS);
        commit("1.1.0", FULL);
        Path shallow = folder.resolve("shallow");
        git("clone", "-q", "--depth", "1", repository().toUri().toString(), shallow.toString());
        write("1.1.0", LESS);
        Files.copy(repository().resolve("openapi/openapi.yaml"), shallow.resolve("openapi/openapi.yaml"),
                StandardCopyOption.REPLACE_EXISTING);
        assertThat(new ContractHistory(shallow).brokenPromises()).hasSameSizeAs(history().brokenPromises()).isNotEmpty();
    }

    @Test
    void withoutARepositoryThereIsNoHistory() {
        assertThat(new ContractHistory(folder).isThere()).isFalse();
    }

    @Test
    void aHistoryThatCannotBeReadIsNotNone() throws Exception {
        write("1.1.0", FULL);
        Files.delete(repository().resolve(".git/HEAD"));
        assertThat(history().isThere()).isTrue();
        assertThatThrownBy(() -> history().brokenPromises()).isInstanceOf(IOException.class);
    }

    private ContractHistory history() throws Exception {
        return new ContractHistory(repository());
    }

    private Path repository() throws Exception {
        Path repository = folder.resolve("repository");
        if (!Files.exists(repository)) {
            git("init", "-q", repository.toString());
        }
        return repository;
    }

    private void commit(String version, String fields) throws Exception {
        write(version, fields);
        String repository = repository().toString();
        git("-C", repository, "add", ".");
        git("-C", repository, "-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false", "-c",
                "core.hooksPath=none", "commit", "-q", "-m", "Change");
    }

    private void write(String version, String fields) throws Exception {
        Path document = Files.createDirectories(repository().resolve("openapi")).resolve("openapi.yaml");
        Files.writeString(document, """
                ---
                openapi: 3.0.3
                info:
                  title: Shoots
                  version: %s
                paths:
                  /shoot:
                    get:
                      responses:
                        "200":
                          description: The shoot
                          content:
                            application/json:
                              schema:
                                type: object
                                properties: {%s}
                """.formatted(version, fields.replaceAll("\\w+", "$0: {type: string}")));
    }

    private static void git(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).as(String.join(" ", command)).isZero();
    }
}
