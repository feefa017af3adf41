package dev.influencerplatform.common.openapi;

import dev.influencerplatform.common.openapi.ProblemCatalogue.Entry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** The text that introduces the OpenAPI document (CommonMark): {@code contract/guide.md} with the table of all problems. */
final class Guide {

    private static final String PROBLEMS = "<!-- problems -->";

    private Guide() {
    }

    static String text() {
        try (InputStream file = Resources.open("contract/guide.md")) {
            String guide = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            if (!guide.contains(PROBLEMS)) {
                throw new IllegalStateException("guide.md has no place for the problems");
            }
            return guide.replace(PROBLEMS, problems());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Two columns, which a phone can show. */
    private static String problems() {
        return ProblemCatalogue.read().all().stream().map(Guide::row)
                .collect(Collectors.joining("\n", "| problem | when it happens, *and what to do* |\n|---|---|\n", ""));
    }

    private static String row(Entry problem) {
        return "| %d [`%2$s`](/problems/%2$s) | %3$s *%4$s* |".formatted(problem.status(), problem.code(), problem.meaning(),
                problem.remedy());
    }
}
