package dev.influencerplatform.contract;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Holds each document against the last released one before it: from the one on disk back to the first one of its version, so
 * that
 * a clean clone of the main branch is checked as well as what is about to be committed.
 */
final class ContractHistory {

    private static final String DOCUMENT = "openapi/openapi.yaml";

    private final Path repository;

    ContractHistory(Path repository) {
        this.repository = repository;
    }

    private record Document(String name, String yaml, ContractVersion version) {

        static Document of(String name, String yaml) {
            return new Document(name, yaml, ContractVersion.ofDocument(yaml));
        }
    }

    /** A source archive has none; where there is one, it must be possible to read it. */
    boolean isThere() {
        return Files.exists(repository.resolve(".git"));
    }

    /** What clients were promised and do not have any more; one line for each. */
    List<String> brokenPromises() throws IOException {
        Document next = Document.of("the document on disk", Files.readString(repository.resolve(DOCUMENT)));
        ContractVersion checked = next.version();
        List<String> older = new ArrayList<>(git("log", "--first-parent", "--format=%h", "--", DOCUMENT).lines().toList());
        List<String> broken = new ArrayList<>();
        if (checked.isBeforeAnyRelease() && lastPromised(new ArrayList<>(older)).isPresent()) {
            broken.add(next.name() + " (" + checked + ") takes back what was released");
        }
        while (!next.version().isBeforeAnyRelease()) {
            Optional<Document> promised = lastPromised(older);
            if (promised.isEmpty()) {
                break;
            }
            broken.addAll(taken(promised.get(), next));
            next = promised.get();
            if (!next.version().equals(checked)) {
                return broken;
            }
        }
        return broken;
    }

    /** Takes commits from the list, up to and including the one that is found. */
    private Optional<Document> lastPromised(List<String> commits) throws IOException {
        while (!commits.isEmpty()) {
            String commit = commits.remove(0);
            // a commit that removed it has none
            Output shown = run("show", commit + ":" + DOCUMENT);
            if (shown.exitCode() == 0) {
                Document document = Document.of(commit, shown.text());
                if (document.version().isPromised()) {
                    return Optional.of(document);
                }
                if (document.version().isBeforeAnyRelease()) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    private static List<String> taken(Document before, Document after) {
        if (after.version().major() > before.version().major() || before.yaml().equals(after.yaml())) {
            return List.of();
        }
        return BreakingChanges.between(before.yaml(), after.yaml(), LocalDate.now()).stream()
                .map(change -> "%s (%s) breaks %s (%s): %s"
                        .formatted(after.name(), after.version(), before.name(), before.version(), change))
                .toList();
    }

    private record Output(int exitCode, String text) {
    }

    private String git(String... arguments) throws IOException {
        Output output = run(arguments);
        if (output.exitCode() != 0) {
            throw new IOException("git " + String.join(" ", arguments) + " failed: " + output.text());
        }
        return output.text();
    }

    private Output run(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("git", "-C", repository.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (InputStream output = process.getInputStream()) {
            String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            return new Output(process.waitFor(), text);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }
}
