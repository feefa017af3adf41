package dev.influencerplatform.common.openapi;

import dev.influencerplatform.common.validation.CurrencyCode;
import dev.influencerplatform.common.validation.TimeZoneId;
import dev.influencerplatform.common.validation.WebAddress;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Email;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.hibernate.validator.constraints.CodePointLength;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.DotName;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.Type;

/** Tells clients the bounds that records declare by constraints which the framework does not know, or tells wrongly. */
final class Constraints {

    private static final String NOT_BLANK = "\\S";
    private static final int CURRENCY_LENGTH = 3;
    private static final int LONGEST_ZONE = 50;

    private Constraints() {
    }

    static void apply(FieldInfo field, Schema property) {
        Records.annotation(field, CodePointLength.class).ifPresent(length -> limit(length, property));
        Records.annotation(field, Email.class).ifPresent(email -> property.setFormat("email"));
        Records.annotation(field, WebAddress.class).ifPresent(address -> property.format("uri").maxLength(WebAddress.LONGEST));
        Records.annotation(field, CurrencyCode.class).ifPresent(code -> property.pattern("^[A-Z]{3}$")
                .minLength(CURRENCY_LENGTH).maxLength(CURRENCY_LENGTH));
        Records.annotation(field, TimeZoneId.class).ifPresent(zone -> property.maxLength(LONGEST_ZONE));
        Records.annotation(field, Digits.class).ifPresent(digits -> property.setMaximum(largest(digits)));
        tighten(property);
        Optional.ofNullable(property.getItems()).ifPresent(items -> {
            itemLength(field).ifPresent(length -> limit(length, items));
            tighten(items);
        });
    }

    /** What people wrote of values that no annotation bounds. */
    static void apply(Map<String, Object> text, Schema schema) {
        Optional.ofNullable((String) text.get("format")).ifPresent(schema::setFormat);
        if (Boolean.FALSE.equals(text.get("nullable"))) {
            schema.setType(schema.getType().stream().filter(type -> type != SchemaType.NULL).toList());
        }
        number(text, "minLength").ifPresent(schema::setMinLength);
        number(text, "maxLength").ifPresent(schema::setMaxLength);
        number(text, "minimum").map(BigDecimal::valueOf).ifPresent(schema::setMinimum);
        number(text, "maximum").map(BigDecimal::valueOf).ifPresent(schema::setMaximum);
    }

    private static Optional<Integer> number(Map<String, Object> text, String bound) {
        return Optional.ofNullable((Integer) text.get(bound));
    }

    /** The largest number with so many digits before the point and after it. */
    private static BigDecimal largest(AnnotationInstance digits) {
        return BigDecimal.TEN.pow(digits.value("integer").asInt())
                .subtract(BigDecimal.ONE.movePointLeft(digits.value("fraction").asInt()));
    }

    /** A pattern of JSON Schema may match anywhere; one of Bean Validation is the whole value. */
    private static void tighten(Schema property) {
        String pattern = property.getPattern();
        if (NOT_BLANK.equals(pattern)) {
            property.minLength(Optional.ofNullable(property.getMinLength()).orElse(1));
        } else if (pattern != null && !pattern.startsWith("^")) {
            property.setPattern("^" + pattern.replaceAll("^\\(\\?=[^)]*\\)", "") + "$");
        }
    }

    private static void limit(AnnotationInstance length, Schema property) {
        property.setMaxLength(length.value("max").asInt());
    }

    /** Of a list's items, whose constraints stand at the type's argument. */
    private static Optional<AnnotationInstance> itemLength(FieldInfo field) {
        return field.type().kind() != Type.Kind.PARAMETERIZED_TYPE ? Optional.empty()
                : Optional.ofNullable(field.type().asParameterizedType().arguments().get(0)
                        .annotation(DotName.createSimple(CodePointLength.class)));
    }
}
