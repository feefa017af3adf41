package dev.influencerplatform.common.openapi;

import dev.influencerplatform.common.openapi.ContractTexts.OperationText;
import dev.influencerplatform.common.openapi.ContractTexts.Trait;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.jboss.jandex.IndexView;

/** Completes operations: names and texts as people wrote them, parameters and answers as they follow from the form. */
final class Operations {

    static final String SCHEME = "bearer";

    private static final String SCHEMAS = "#/components/schemas/";

    private final ContractTexts texts;
    private final IndexView index;
    private final Map<String, Schema> schemas;
    private final Problems problems;

    Operations(ContractTexts texts, IndexView index, Map<String, Schema> schemas, Problems problems) {
        this.texts = texts;
        this.index = index;
        this.schemas = schemas;
        this.problems = problems;
    }

    void complete(String path, HttpMethod method, Operation operation) {
        Endpoint endpoint = Endpoint.of(operation.getOperationId(), index);
        OperationText text = texts.operation(method + " " + path);
        operation.operationId(text.id()).summary(text.summary()).description(text.text()).tags(List.of(text.tag()));
        tellSecurity(operation, text);
        Form form = new Form(path, method, operation, endpoint, text);
        addHeaders(form);
        if (method == HttpMethod.PATCH) {
            operation.getRequestBody().getContent().getMediaTypes().values().forEach(this::toPatch);
        }
        answerSuccess(form);
        problems.addTo(form, text.problems());
        sortParameters(operation);
    }

    /** For everybody, said so; for who is signed in or not, the token is a choice. */
    private static void tellSecurity(Operation operation, OperationText text) {
        if (operation.getSecurity() == null || operation.getSecurity().isEmpty()) {
            operation.setSecurity(text.is(Trait.personal) ? List.of(OASFactory.createSecurityRequirement(),
                    OASFactory.createSecurityRequirement().addScheme(SCHEME)) : List.of());
        }
    }

    private static void addHeaders(Form form) {
        if (form.isIdempotent()) {
            addHeader(form.operation(), "Idempotency-Key");
        }
        if (form.isConditionalWrite()) {
            addHeader(form.operation(), "If-Match");
        }
        if (form.isConditionalRead()) {
            addHeader(form.operation(), "If-None-Match");
        }
    }

    private static void addHeader(Operation operation, String name) {
        operation.addParameter(OASFactory.createParameter().ref("#/components/parameters/" + name));
    }

    private void answerSuccess(Form form) {
        APIResponses answers = form.operation().getResponses();
        // the framework's guesses: the problems of an operation are told by Problems
        answers.removeAPIResponse("401");
        answers.removeAPIResponse("403");
        if (form.creates() && !answers.hasAPIResponse("201")) {
            answers.addAPIResponse("201", answers.getAPIResponse("200"));
            answers.removeAPIResponse("200");
        }
        answers.getAPIResponses().forEach((status, answer) -> Answers.complete(form, status, answer));
        if (form.isConditionalRead()) {
            answers.addAPIResponse("304", Answers.notModified(form));
        }
    }

    /** A patch has the fields of a creation; SchemaForms lets them be left out. */
    private void toPatch(MediaType body) {
        String name = body.getSchema().getRef().substring(SCHEMAS.length());
        if (name.endsWith("Patch")) {
            // both media types share one schema object
            return;
        }
        String patchName = name.replaceAll("Fields$", "") + "Patch";
        if (!schemas.containsKey(patchName)) {
            Schema patch = OASFactory.createSchema().addType(Schema.SchemaType.OBJECT)
                    .description(
                            "JSON Merge Patch (RFC 7396): absent leaves a field as it is; null clears one that may be null,"
                                    + " and is 422 elsewhere.");
            schemas.get(name).getProperties().forEach(patch::addProperty);
            patch.setRequired(schemas.get(name).getRequired());
            schemas.put(patchName, patch);
        }
        body.setSchema(OASFactory.createSchema().ref(SCHEMAS + patchName));
    }

    /** As people look for them: what an operation needs, what it takes, and last the headers that many have. */
    private static void sortParameters(Operation operation) {
        if (operation.getParameters() != null) {
            List<Parameter> sorted = new ArrayList<>(operation.getParameters());
            sorted.sort(Comparator.comparing((Parameter parameter) -> parameter.getRef() != null)
                    .thenComparing(parameter -> parameter.getIn() != Parameter.In.PATH)
                    .thenComparing(parameter -> !"from".equals(parameter.getName()))
                    .thenComparing(parameter -> !"to".equals(parameter.getName()))
                    .thenComparing(parameter -> List.of("order", "cursor", "limit").indexOf(parameter.getName())));
            operation.setParameters(sorted);
        }
    }

    /** What follows from how an operation looks. */
    record Form(String path, HttpMethod method, Operation operation, Endpoint endpoint, OperationText text) {

        boolean reads() {
            return method == HttpMethod.GET;
        }

        boolean hasBody() {
            return operation.getRequestBody() != null;
        }

        boolean hasJsonBody() {
            return hasBody() && operation.getRequestBody().getContent().hasMediaType("application/json");
        }

        /** Whether there is a media type to agree on. */
        boolean answersContent() {
            return operation.getResponses().getAPIResponses().values().stream()
                    .anyMatch(answer -> answer.getContent() != null);
        }

        boolean is(Trait trait) {
            return text.is(trait);
        }

        boolean creates() {
            return is(Trait.creates) || endpoint.answersCreated();
        }

        boolean isList() {
            return parameters().stream().anyMatch(parameter -> "cursor".equals(parameter.getName()));
        }

        boolean isIdempotent() {
            return endpoint.isIdempotent();
        }

        boolean isConditionalWrite() {
            return !is(Trait.untagged)
                    && (method == HttpMethod.PUT || method == HttpMethod.PATCH || method == HttpMethod.DELETE);
        }

        boolean isConditionalRead() {
            return reads() && endpoint.isTagged();
        }

        /** Whether two requests for the same path can ask for different things. */
        boolean canDiffer() {
            return hasBody() || parameters().stream().anyMatch(parameter -> parameter.getIn() == Parameter.In.QUERY);
        }

        boolean isSecured() {
            return operation.getSecurity().size() == 1;
        }

        boolean namesAnObject() {
            return path.contains("{");
        }

        private List<Parameter> parameters() {
            return Optional.ofNullable(operation.getParameters()).orElse(List.of());
        }
    }
}
