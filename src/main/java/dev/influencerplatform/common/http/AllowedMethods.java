package dev.influencerplatform.common.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Which methods a path has: RFC 9110 wants them told with each 405, and the framework does not. */
@ApplicationScoped
class AllowedMethods {

    private final BeanManager beans;
    private List<Route> routes;

    AllowedMethods(BeanManager beans) {
        this.beans = beans;
    }

    private record Route(Pattern path, String method) {
    }

    Set<String> of(String path) {
        Set<String> methods = new TreeSet<>();
        for (Route route : routes()) {
            if (route.path().matcher(path).matches()) {
                methods.add(route.method());
            }
        }
        if (methods.contains(HttpMethod.GET)) {
            methods.add(HttpMethod.HEAD);
        }
        methods.add(HttpMethod.OPTIONS);
        return methods;
    }

    private synchronized List<Route> routes() {
        if (routes == null) {
            routes = new ArrayList<>();
            beans.getBeans(Object.class, Any.Literal.INSTANCE).stream().map(bean -> bean.getBeanClass())
                    .filter(type -> type.isAnnotationPresent(Path.class)).distinct().forEach(this::addRoutes);
        }
        return routes;
    }

    private void addRoutes(Class<?> resource) {
        for (Method method : resource.getMethods()) {
            for (Annotation annotation : method.getAnnotations()) {
                HttpMethod httpMethod = annotation.annotationType().getAnnotation(HttpMethod.class);
                if (httpMethod != null) {
                    Path below = method.getAnnotation(Path.class);
                    String template = resource.getAnnotation(Path.class).value() + (below == null ? "" : below.value());
                    routes.add(new Route(Pattern.compile(template.replace(".", "\\.").replaceAll("\\{[^}]+}", "[^/]+") + "/?"),
                            httpMethod.value()));
                }
            }
        }
    }
}
