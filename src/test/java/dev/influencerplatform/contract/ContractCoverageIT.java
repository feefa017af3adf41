package dev.influencerplatform.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.influencerplatform.support.Document;
import dev.influencerplatform.support.SeenAnswers;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nothing that the document promises is missing: the tests before this one have seen each answer that it has. */
class ContractCoverageIT {

    /** What a load or an accident brings about, at any operation: to be seen at one of them. */
    private static final Set<String> ANYWHERE = Set.of("bad-request", "concurrent-change", "idempotency-key-in-flight",
            "internal-error", "sign-in-busy", "photos-busy", "too-many-requests", "unavailable");

    private final Document document = new Document();

    @BeforeEach
    void onlyAfterAllTests() {
        assumeTrue(System.getProperty("test") == null, "not all tests have run");
    }

    @Test
    void everyAnswerOfEveryOperationHasBeenSeen() throws IOException {
        List<String> seen = Files.readAllLines(SeenAnswers.FILE);
        Set<String> missing = document.operations().stream().flatMap(operation -> document.answersOf(operation).stream()
                .filter(answer -> !ANYWHERE.contains(answer.replaceAll("^[0-9]+ ", "")))
                .map(answer -> operation + " " + answer)).collect(Collectors.toCollection(TreeSet::new));
        missing.removeAll(seen);
        assertThat(missing).isEmpty();
    }

    @Test
    void whatOnlyAccidentsBringAboutHasBeenSeenSomewhere() throws IOException {
        Set<String> seen = Files.readAllLines(SeenAnswers.FILE).stream().map(line -> line.replaceAll(".* ", ""))
                .collect(Collectors.toSet());
        assertThat(seen).containsAll(ANYWHERE);
    }
}
