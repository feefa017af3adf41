package dev.influencerplatform.common.openapi;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.influencerplatform.common.problem.ProblemType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What each problem code means and what a client does about it: {@code contract/problems.yaml}. */
public final class ProblemCatalogue {

    private static final Pattern BY_STATUS = Pattern.compile("http-(4[0-9]{2})");

    private final Map<String, Explanation> byCode;

    private ProblemCatalogue(Map<String, Explanation> byCode) {
        this.byCode = byCode;
    }

    /** As it stands in the file, beside its code. */
    public record Explanation(int status, String title, String meaning, String remedy, Map<String, Object> example) {
    }

    /**
     * One problem with all that is told of it.
     *
     * @param example the members that its example has besides those of every problem
     */
    public record Entry(String code, int status, String title, String meaning, String remedy, Map<String, Object> example) {

        private static Entry of(String code, Explanation told) {
            return new Entry(code, told.status(), told.title(), told.meaning(), told.remedy(),
                    told.example() == null ? Map.of() : told.example());
        }
    }

    public static ProblemCatalogue read() {
        try (InputStream file = Resources.open("contract/problems.yaml")) {
            return new ProblemCatalogue(
                    new TreeMap<>(new YAMLMapper().readValue(file, new TypeReference<Map<String, Explanation>>() {
                    })));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Sorted by code. */
    public List<Entry> all() {
        return byCode.entrySet().stream().map(entry -> Entry.of(entry.getKey(), entry.getValue())).toList();
    }

    /** Also those of the framework that are told by their status alone. */
    public Optional<Entry> find(String code) {
        Matcher status = BY_STATUS.matcher(code);
        return status.matches() ? Optional.of(ProblemType.ofStatus(Integer.parseInt(status.group(1))))
                .filter(type -> type.code().equals(code)).map(ProblemCatalogue::byStatus)
                : Optional.ofNullable(byCode.get(code)).map(told -> Entry.of(code, told));
    }

    private static Entry byStatus(ProblemType type) {
        return new Entry(type.code(), type.status(), type.title(),
                "The server has refused the request before any operation saw it.",
                "A mistake of the client; correct the request as its status says (RFC 9110).", Map.of());
    }
}
