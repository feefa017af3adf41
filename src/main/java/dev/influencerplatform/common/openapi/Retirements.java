package dev.influencerplatform.common.openapi;

import dev.influencerplatform.common.http.Retired;
import dev.influencerplatform.common.http.Retirement;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.Collection;
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
    private static final Map<String, String> HEADERS = new TreeMap<>(Map.of(
            "Deprecation", "Since when clients should not use this operation any more (RFC 9745)",
            "Sunset", "From when this operation may be gone (RFC 8594)"));

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
        String successor = retirement.hasSuccessor() ? " `" + retirement.successor() + "` takes its place." : "";
        operation.deprecated(true).description(Stream.of(operation.getDescription(),
                "Deprecated since %s, and may be gone from %s on; every answer says so in `Deprecation`, `Sunset` and `Link`.%s"
                        .formatted(retirement.since(), retirement.sunset(), successor))
                .filter(text -> text != null && !text.isEmpty()).reduce((text, end) -> text + "\n\n" + end).orElseThrow());
        document.getComponents().addHeader("Deprecation", header("Deprecation", retirement.deprecationHeader()))
                .addHeader("Sunset", header("Sunset", retirement.sunsetHeader()));
        Collection<APIResponse> answers = operation.getResponses().getAPIResponses().values();
        // what stands beside a reference is ignored
        answers.stream().filter(answer -> answer.getRef() == null).forEach(answer -> HEADERS.keySet().forEach(
                name -> answer.addHeader(name, OASFactory.createHeader().ref("#/components/headers/" + name))));
    }

    private static Header header(String name, String example) {
        return OASFactory.createHeader().description(HEADERS.get(name)).example(example)
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
