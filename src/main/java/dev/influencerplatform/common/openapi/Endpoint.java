package dev.influencerplatform.common.openapi;

import dev.influencerplatform.common.http.PublicRead;
import dev.influencerplatform.common.http.View;
import dev.influencerplatform.common.idempotency.Idempotent;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.util.Set;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/** The method of a resource that an operation is made of: what its annotations and its return type tell. */
final class Endpoint {

    /** What gets an ETag without being a view: see {@code AnswerFilters}, and photos, which say theirs. */
    private static final Set<String> TAGGED = Set.of(String.class.getName(), "byte[]");

    private static final int CREATED = 201;

    private final MethodInfo method;
    private final IndexView index;

    private Endpoint(MethodInfo method, IndexView index) {
        this.method = method;
        this.index = index;
    }

    /** @param id class and method, as the framework's strategy CLASS_METHOD has them: {@code ShootResource_list} */
    static Endpoint of(String id, IndexView index) {
        String[] parts = id.split("_");
        MethodInfo found = index.getAnnotations(DotName.createSimple(Path.class)).stream()
                .filter(path -> path.target().kind() == AnnotationTarget.Kind.CLASS)
                .map(path -> path.target().asClass())
                .filter(resource -> resource.simpleName().equals(parts[0]))
                .flatMap(resource -> resource.methods().stream())
                .filter(method -> method.name().equals(parts[1])).findFirst()
                .orElseThrow(() -> new IllegalStateException("No endpoint " + id));
        return new Endpoint(found, index);
    }

    boolean answersCreated() {
        AnnotationInstance status = method.declaredAnnotation(DotName.createSimple(ResponseStatus.class));
        return status != null && status.value().asInt() == CREATED;
    }

    boolean isIdempotent() {
        return has(Idempotent.class);
    }

    boolean takesRole() {
        return has(RolesAllowed.class);
    }

    /** Whether its successful answer has an ETag. */
    boolean isTagged() {
        Type answer = method.returnType();
        if (answer.name().equals(DotName.createSimple(RestResponse.class))) {
            answer = answer.asParameterizedType().arguments().get(0);
        }
        return has(PublicRead.class) || TAGGED.contains(answer.toString()) || isView(index.getClassByName(answer.name()));
    }

    private boolean isView(ClassInfo answer) {
        return answer != null && answer.interfaceNames().contains(DotName.createSimple(View.class));
    }

    private boolean has(Class<? extends Annotation> annotation) {
        DotName name = DotName.createSimple(annotation);
        return method.hasDeclaredAnnotation(name) || method.declaringClass().hasDeclaredAnnotation(name);
    }
}
