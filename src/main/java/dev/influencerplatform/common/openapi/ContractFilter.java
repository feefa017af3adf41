package dev.influencerplatform.common.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.jboss.jandex.IndexView;

/**
 * Says once in the OpenAPI document what holds for many operations: names, problems, conditional and idempotency headers,
 * the form of patches.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class ContractFilter implements OASFilter {

    private static final String PROBLEM = "application/problem+json";
    private static final String SCHEMAS = "#/components/schemas/";
    private static final Pattern CREATION = Pattern.compile("(create|register|submit|authorize)([A-Z].*)?");
    /** Sorted, as the document is committed and must come out the same every time. */
    private static final Map<Integer, String> PROBLEMS = new TreeMap<>(Map.ofEntries(
            Map.entry(400, "The request cannot be read"),
            Map.entry(401, "No valid access token, or wrong credentials"),
            Map.entry(403, "A role, a recent password or a confirmed address is missing"),
            Map.entry(404, "No such object, or not yours"),
            Map.entry(406, "The Accept header excludes what this path answers"),
            Map.entry(409, "The request conflicts with the current state"), Map.entry(410, "The link has ended"),
            Map.entry(412, "If-Match does not name the current version"), Map.entry(413, "The body is too large"),
            Map.entry(415, "The body has an unsupported media type"), Map.entry(422, "Some values are not valid"),
            Map.entry(429, "Too soon, or too much; Retry-After says when"),
            Map.entry(500, "Something went wrong here"),
            Map.entry(503, "The database or the file store is out of reach, or busy; try again")));

    private static final Map<String, String> LIMITS = new TreeMap<>(Map.of("RateLimit",
            "How many more requests there may be (r) and in how many seconds one more (t), for each policy; in every answer",
            "RateLimit-Policy", "The limits of this operation: so many requests (q) in so many seconds (w); in every answer",
            "Retry-After", "In how many seconds to try again"));

    private final IndexView index;

    public ContractFilter(IndexView index) {
        this.index = index;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Map<String, Schema> schemas = new LinkedHashMap<>(document.getComponents().getSchemas());
        addProblems(document.getComponents());
        addLimits(document.getComponents());
        document.getPaths().getPathItems().forEach((path, item) -> item.getOperations()
                .forEach((method, operation) -> complete(path, item, method, operation, schemas)));
        schemas.values().forEach(new SchemaForms(schemas)::apply);
        document.getComponents().setSchemas(new TreeMap<>(schemas));
        new Retirements(index).applyTo(document);
    }

    private static void complete(String path, PathItem item, HttpMethod method, Operation operation,
            Map<String, Schema> schemas) {
        OperationNames.apply(operation);
        boolean reads = method == HttpMethod.GET;
        boolean hasPathParameter = path.contains("{");
        add(operation, 400, 406, 429, 500, 503);
        // the framework's guess: nearly nothing here depends on a role
        operation.getResponses().removeAPIResponse("403");
        if (path.endsWith("/auth/login") || path.contains("/admin/")
                || path.endsWith("/users/me") && method == HttpMethod.DELETE) {
            add(operation, 403);
        }
        if (operation.getSecurity() != null && !operation.getSecurity().isEmpty()) {
            add(operation, 401);
        }
        if (hasPathParameter || path.endsWith("/me")) {
            add(operation, 404);
        }
        if (path.contains("/review-links/")) {
            add(operation, 410);
        }
        if (reads && !operation.getResponses().hasAPIResponse("303")) {
            describeReads(operation);
        } else if (!reads) {
            add(operation, 401, 409, 413, 415, 422);
            describeWrites(path, method, operation, schemas);
        }
    }

    private static void describeReads(Operation operation) {
        if (!isList(operation)) {
            addHeader(operation, "If-None-Match", "The ETag of what you have; 304 when it is still current");
            operation.getResponses().addAPIResponse("304", OASFactory.createAPIResponse().description("Not changed"));
        }
    }

    private static void describeWrites(String path, HttpMethod method, Operation operation, Map<String, Schema> schemas) {
        if (method == HttpMethod.POST) {
            answerCreated(operation);
            if (!path.matches(".*/auth/(register|login|refresh|reauthenticate)")) {
                addHeader(operation, "Idempotency-Key",
                        "Makes it safe to repeat the request: for a day, the same key gets the first answer");
            }
        } else if (!path.endsWith("/ranges")) {
            add(operation, 412);
            addHeader(operation, "If-Match", "The ETag of what you have seen; 412 when it has changed since");
        }
        if (method == HttpMethod.PATCH) {
            operation.getRequestBody().getContent().getMediaTypes().values().forEach(body -> toPatch(body, schemas));
        }
    }

    /** The framework's document takes every POST for a 200; one that makes something is a 201, unless it says more itself. */
    private static void answerCreated(Operation operation) {
        APIResponses responses = operation.getResponses();
        if (CREATION.matcher(operation.getOperationId()).matches() && !responses.hasAPIResponse("201")) {
            responses.addAPIResponse("201", responses.getAPIResponse("200").description("Created"));
            responses.removeAPIResponse("200");
        }
    }

    private static boolean isList(Operation operation) {
        return Optional.ofNullable(operation.getParameters()).orElse(List.of()).stream()
                .anyMatch(parameter -> "cursor".equals(parameter.getName()));
    }

    private static void addHeader(Operation operation, String name, String description) {
        operation.addParameter(OASFactory.createParameter().name(name).in(Parameter.In.HEADER).description(description)
                .schema(OASFactory.createSchema().addType(SchemaType.STRING)));
    }

    private static void addLimits(Components components) {
        APIResponse tooMany = components.getResponses().get(nameOf(429));
        LIMITS.forEach((name, description) -> {
            components.addHeader(name, OASFactory.createHeader().description(description)
                    .schema(OASFactory.createSchema().addType(SchemaType.STRING)));
            tooMany.addHeader(name, OASFactory.createHeader().ref("#/components/headers/" + name));
        });
    }

    private static void addProblems(Components components) {
        PROBLEMS.forEach((status, description) -> components.addResponse(nameOf(status), OASFactory.createAPIResponse()
                .description(description).content(OASFactory.createContent().addMediaType(PROBLEM,
                        OASFactory.createMediaType().schema(OASFactory.createSchema().ref(SCHEMAS + "Problem"))))));
    }

    private static void add(Operation operation, int... statuses) {
        for (int status : statuses) {
            APIResponse reference = OASFactory.createAPIResponse().ref("#/components/responses/" + nameOf(status));
            operation.getResponses().addAPIResponse(String.valueOf(status), reference);
        }
    }

    private static String nameOf(int status) {
        return "Problem" + status;
    }

    /** A patch has the fields of a creation, none of them required, all of them nullable. */
    private static void toPatch(MediaType body, Map<String, Schema> schemas) {
        String name = body.getSchema().getRef().substring(SCHEMAS.length());
        if (name.endsWith("Patch")) {
            // both media types share one schema object
            return;
        }
        String patchName = name.replaceAll("Fields$", "") + "Patch";
        Schema fields = schemas.get(name);
        if (!schemas.containsKey(patchName)) {
            Schema patch = OASFactory.createSchema().addType(SchemaType.OBJECT)
                    .description("JSON Merge Patch (RFC 7396): absent leaves a field as it is, null clears it");
            fields.getProperties().forEach(patch::addProperty);
            schemas.put(patchName, patch);
        }
        body.setSchema(OASFactory.createSchema().ref(SCHEMAS + patchName));
    }
}
