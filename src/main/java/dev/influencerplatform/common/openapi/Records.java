package dev.influencerplatform.common.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.annotation.Annotation;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.IndexView;

/** Finds the record that a schema was made of, for what the framework does not read from it. */
final class Records {

    private static final DotName SCHEMA = DotName
            .createSimple(org.eclipse.microprofile.openapi.annotations.media.Schema.class);
    private static final DotName PROPERTY = DotName.createSimple(JsonProperty.class);
    private static final DotName INCLUDE = DotName.createSimple(JsonInclude.class);

    private final Collection<ClassInfo> records;

    Records(IndexView index) {
        records = index.getKnownClasses().stream().filter(ClassInfo::isRecord).toList();
    }

    Optional<ClassInfo> of(String name, Schema schema) {
        return records.stream().filter(type -> isCalled(name, type))
                .filter(type -> properties(type).equals(schema.getProperties().keySet())).findFirst();
    }

    private static boolean isCalled(String name, ClassInfo type) {
        return nameOf(type).equals(name) || (nameOf(type).replaceAll("Fields$", "") + "Patch").equals(name)
                || name.startsWith("Page") && nameOf(type).equals("Page");
    }

    static Optional<FieldInfo> field(ClassInfo type, String property) {
        return type.fields().stream().filter(field -> propertyOf(field).equals(property)).findFirst();
    }

    static Optional<AnnotationInstance> annotation(FieldInfo field, Class<? extends Annotation> annotation) {
        return Optional.ofNullable(field.declaredAnnotation(DotName.createSimple(annotation)));
    }

    /** Whether an answer leaves it out when there is nothing to say. */
    static boolean isLeftOut(ClassInfo type, String property) {
        return type.hasDeclaredAnnotation(INCLUDE)
                || field(type, property).filter(field -> field.hasAnnotation(INCLUDE)).isPresent();
    }

    private static Set<String> properties(ClassInfo type) {
        return type.fields().stream().filter(field -> !Modifier.isStatic(field.flags()))
                .map(Records::propertyOf).collect(Collectors.toSet());
    }

    private static String propertyOf(FieldInfo field) {
        AnnotationInstance renamed = field.annotation(PROPERTY);
        return renamed == null || renamed.value() == null ? field.name() : renamed.value().asString();
    }

    private static String nameOf(ClassInfo type) {
        AnnotationInstance schema = type.declaredAnnotation(SCHEMA);
        AnnotationValue name = schema == null ? null : schema.value("name");
        return name == null ? type.simpleName() : name.asString();
    }
}
