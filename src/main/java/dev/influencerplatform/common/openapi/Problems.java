package dev.influencerplatform.common.openapi;

import dev.influencerplatform.common.openapi.ContractTexts.Trait;
import dev.influencerplatform.common.openapi.Operations.Form;
import dev.influencerplatform.common.openapi.ProblemCatalogue.Entry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Which problems an operation can answer: those that follow from its form, and its own. */
final class Problems {

    private static final String MEDIA_TYPE = "application/problem+json";
    private static final String UNAUTHORIZED = "unauthorized";
    /** What says nothing of the request itself, or is said before an endpoint sees it: no key keeps it. */
    private static final Set<String> UNDECIDED = Set.of("bad-request", "bad-parameter", "unknown-field", "unreadable-body",
            "unsupported-media-type", "idempotency-key-invalid", "idempotency-key-in-flight", "idempotency-key-reused",
            "concurrent-change", UNAUTHORIZED, "forbidden", "not-acceptable", "body-too-large");
    private static final Set<String> NEVER_KEPT = Set.of("429", "500", "503");
    private static final List<String> WAITING = List.of("429", "503");

    private final ProblemCatalogue catalogue = ProblemCatalogue.read();
    private final Components components;
    private final TreeSet<String> used = new TreeSet<>();

    Problems(Components components) {
        this.components = components;
    }

    void addTo(Form form, List<String> own) {
        TreeSet<String> codes = new TreeSet<>(own);
        codes.addAll(List.of("bad-request", "bad-parameter", "too-many-requests", "internal-error", "unavailable"));
        addIf(form.answersContent(), codes, "not-acceptable");
        addIf(form.isSecured(), codes, UNAUTHORIZED);
        addIf(form.endpoint().takesRole(), codes, "forbidden");
        addIf(form.isList(), codes, "bad-cursor");
        addIf(form.namesAnObject() && !form.is(Trait.present), codes, "not-found");
        addIf(!form.reads(), codes, "concurrent-change");
        addIf(form.hasBody(), codes, "body-too-large", "unsupported-media-type");
        addIf(form.hasJsonBody(), codes, "unreadable-body", "unknown-field", "invalid");
        addIf(form.isIdempotent(), codes, "idempotency-key-invalid", "idempotency-key-in-flight");
        addIf(form.isIdempotent() && form.canDiffer(), codes, "idempotency-key-reused");
        addIf(form.isConditionalWrite(), codes, "version-mismatch");
        answer(form, codes);
    }

    private static void addIf(boolean holds, TreeSet<String> codes, String... more) {
        if (holds) {
            codes.addAll(List.of(more));
        }
    }

    private void answer(Form form, TreeSet<String> codes) {
        used.addAll(codes);
        Map<String, List<String>> byStatus = codes.stream().collect(Collectors.groupingBy(
                code -> String.valueOf(problem(code).status()), TreeMap::new, Collectors.toList()));
        byStatus.forEach((status, ofStatus) -> {
            boolean replayable = form.isIdempotent() && !NEVER_KEPT.contains(status)
                    && ofStatus.stream().anyMatch(code -> !UNDECIDED.contains(code));
            String name = status + "-" + String.join("-or-", ofStatus) + (replayable ? "-replayable" : "");
            if (components.getResponses() == null || !components.getResponses().containsKey(name)) {
                components.addResponse(name, describe(status, ofStatus, replayable));
            }
            form.operation().getResponses().addAPIResponse(status,
                    OASFactory.createAPIResponse().ref("#/components/responses/" + name));
        });
    }

    private APIResponse describe(String status, List<String> codes, boolean replayable) {
        MediaType body = OASFactory.createMediaType()
                .schema(OASFactory.createSchema().ref("#/components/schemas/Problem"));
        codes.forEach(code -> body.addExample(code, OASFactory.createExample().ref("#/components/examples/" + code)));
        APIResponse answer = OASFactory.createAPIResponse()
                .description(codes.stream().map(code -> "`" + code + "`: " + problem(code).title())
                        .collect(Collectors.joining(". ")))
                .content(OASFactory.createContent().addMediaType(MEDIA_TYPE, body));
        if (codes.contains(UNAUTHORIZED)) {
            Answers.refer(answer, "WWW-Authenticate");
        }
        if (WAITING.contains(status) || codes.contains("concurrent-change")) {
            Answers.refer(answer, "Retry-After");
        }
        Answers.addCommon(answer, replayable);
        return answer;
    }

    private Entry problem(String code) {
        return catalogue.find(code).orElseThrow(() -> new IllegalStateException("No such problem: " + code));
    }

    /** One example of each problem, which the answers refer to. */
    void declareExamples() {
        for (String code : used) {
            Entry text = problem(code);
            Map<String, Object> problem = new LinkedHashMap<>();
            problem.put("type", "https://api.example.com/problems/" + code);
            problem.put("title", text.title());
            problem.put("status", text.status());
            problem.put("detail", text.meaning());
            problem.put("instance", "/api/v1/shoots");
            problem.put("code", code);
            problem.put("requestId", "01934f6e7a3c7d21");
            problem.putAll(text.example());
            components.addExample(code, OASFactory.createExample().summary(text.title()).value(problem));
        }
    }
}
