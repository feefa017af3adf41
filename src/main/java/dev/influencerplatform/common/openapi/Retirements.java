package dev.influencerplatform.common.openapi;

import dev.influencerplatform.common.http.Retired;
import dev.influencerplatform.common.http.Retirement;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget.Kind;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;

/** Says of which operations clients are to leave, and until when; one with an impossible date fails the build. */
final class Retirements {

    private static final DotName RETIRED = DotName.createSimple(Retired.class);
    private static final DotName PATH = DotName.createSimple(Path.class);
    private static final List<DotName> HTTP_METHODS = Stream.of(GET.class, POST.class, PUT.class, PATCH.class, DELETE.class)
            .map(DotName::createSimple).toList();
    private static final String RESPONSES = "#/components/responses/";

    /** By method and path, like {@code GET /api/v1/shoots}. */
    private final Map<String, Retirement> retirements = new TreeMap<>();

    Retirements(IndexView index) {
        for (AnnotationInstance retired : index.getAnnotations(RETIRED)) {
            Retirement retirement = Retirement.of(retired.value("since").asString(), retired.value("sunset").asString(),
                    Optional.ofNullable(retired.value("successor")).map(AnnotationValue::asString).orElse(""));
            endpoints(retired).map(Retirements::route).forEach(route -> {
                retirement.requireParametersOf(route);
                retirements.put(route, retirement);
            });
        }
    }

    void applyTo(OpenAPI document) {
        document.getPaths().getPathItems().forEach((path, item) -> item.getOperations().forEach((method, operation) -> Optional
                .ofNullable(retirements.get(method + " " + path)).ifPresent(retirement -> retire(operation, retirement,
                        document))));
    }

    private static void retire(Operation operation, Retirement retirement, OpenAPI document) {
        String successor = retirement.hasSuccessor()
                ? " `" + retirement.successor() + "` takes its place, which `Link` says, too."
                : "";
        operation.deprecated(true).addExtension("x-sunset", retirement.sunset().toString());
        operation.description(Stream.of(operation.getDescription(),
                "Deprecated since %s, and may be gone from %s on; every answer says so in `Deprecation` and `Sunset`.%s"
                        .formatted(retirement.since(), retirement.sunset(), successor))
                .filter(text -> text != null && !text.isEmpty()).reduce((text, end) -> text + "\n\n" + end).orElseThrow());
        Map<String, APIResponse> answers = new LinkedHashMap<>(operation.getResponses().getAPIResponses());
        answers.forEach((status, answer) -> operation.getResponses().addAPIResponse(status,
                addHeaders(own(answer, document), retirement)));
    }

    private static APIResponse addHeaders(APIResponse answer, Retirement retirement) {
        answer.addHeader("Deprecation", header("Since when clients should not use this operation any more (RFC 9745)",
                retirement.deprecationHeader()));
        answer.addHeader("Sunset", header("From when this operation may be gone (RFC 8594)", retirement.sunsetHeader()));
        if (retirement.hasSuccessor()) {
            answer.addHeader(HttpHeaders.LINK, header("What takes its place, rel=\"successor-version\" (RFC 5829); of a list,"
                    + " beside the next page", retirement.linkExample()));
        }
        return answer;
    }

    /** What stands beside a reference is ignored, and other operations share what it refers to. */
    private static APIResponse own(APIResponse answer, OpenAPI document) {
        if (answer.getRef() == null) {
            return answer;
        }
        APIResponse shared = document.getComponents().getResponses().get(answer.getRef().substring(RESPONSES.length()));
        APIResponse own = OASFactory.createAPIResponse().description(shared.getDescription()).content(shared.getContent());
        Optional.ofNullable(shared.getHeaders()).ifPresent(headers -> headers.forEach(own::addHeader));
        return own;
    }

    private static Header header(String description, String example) {
        return OASFactory.createHeader().description(description).example(example)
                .schema(OASFactory.createSchema().addType(SchemaType.STRING));
    }

    private static Stream<MethodInfo> endpoints(AnnotationInstance retired) {
        if (retired.target().kind() == Kind.METHOD) {
            return Stream.of(retired.target().asMethod());
        }
        ClassInfo resource = retired.target().asClass();
        return resource.methods().stream()
                .filter(method -> httpMethod(method).isPresent() && !method.hasDeclaredAnnotation(RETIRED));
    }

    private static String route(MethodInfo endpoint) {
        String path = Stream.of(endpoint.declaringClass().declaredAnnotation(PATH), endpoint.declaredAnnotation(PATH))
                .filter(annotation -> annotation != null).map(annotation -> "/" + annotation.value().asString())
                .reduce("", String::concat);
        return httpMethod(endpoint).orElseThrow() + " "
                + path.replaceAll("/+", "/").replaceAll("(?<=.)/$", "").replaceAll("\\{\\s*(\\w+)\\s*:[^}]*}", "{$1}");
    }

    private static Optional<String> httpMethod(MethodInfo method) {
        return HTTP_METHODS.stream().filter(method::hasDeclaredAnnotation).map(DotName::withoutPackagePrefix).findFirst();
    }
}
