package dev.influencerplatform.support;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers which answers the tests have seen, so that ContractCoverageIT can tell what nobody has seen yet. */
public final class SeenAnswers {

    /** Of this build: unit tests write it, and ContractCoverageIT reads it. */
    public static final Path FILE = Path.of("target", "seen-answers-" + System.getProperty("build.started", "now") + ".txt");

    private static final Set<String> SEEN = ConcurrentHashMap.newKeySet();

    private SeenAnswers() {
    }

    static void remember(Operation operation, String answer) {
        String seen = operation + " " + answer;
        if (SEEN.add(seen)) {
            write(seen);
        }
    }

    /** Its status, and the code of a problem; the answer to HEAD has no body to tell it. */
    static String nameOf(Response answer) {
        try {
            String status = String.valueOf(answer.statusCode());
            return answer.contentType().startsWith("application/problem+json") && !answer.asString().isEmpty()
                    ? status + " " + new ObjectMapper().readTree(answer.asString()).get("code").asText()
                    : status;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static synchronized void write(String seen) {
        try {
            Files.writeString(FILE, seen + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }
}
