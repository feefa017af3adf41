package dev.influencerplatform.common.json;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.deser.LocalDateDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.LocalTimeDeserializer;
import dev.influencerplatform.common.validation.PlanDates;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.UUID;

/** One way to write each thing: what Jackson would kindly guess is refused, and every string is checked as text. */
@Singleton
public class StrictJson implements ObjectMapperCustomizer {

    private static final int DEEPEST_NESTING = 20;
    /** RFC 3339 full-date. */
    private static final DateTimeFormatter DATE = new DateTimeFormatterBuilder().appendValue(ChronoField.YEAR, 4)
            .appendPattern("-MM-dd").toFormatter().withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm[:ss]")
            .withResolverStyle(ResolverStyle.STRICT);

    /** After Quarkus' own customizers, whose modules would cover ours. */
    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST_NESTING).build());
        mapper.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
        mapper.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS,
                DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES, DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
        mapper.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
        // 12.100 in a patch is as wrong as in a creation
        mapper.configure(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES, false);
        // an emoji as itself, and not as two escapes
        mapper.getFactory().enable(JsonGenerator.Feature.COMBINE_UNICODE_SURROGATES_IN_UTF8);
        forbidCoercions(mapper);
        mapper.registerModule(new SimpleModule("strict-text").addDeserializer(String.class, new TextDeserializer())
                .addDeserializer(LocalDate.class, new DateDeserializer())
                .addDeserializer(LocalTime.class, new TimeDeserializer())
                .addDeserializer(UUID.class, ExactWords.ID).setDeserializerModifier(new ExactWords())
                // 14:30 and not 14:30:00
                .addSerializer(LocalTime.class, ToStringSerializer.instance)
                .addSerializer(Instant.class, new InstantSerializer()));
    }

    @SuppressWarnings("deprecation") // the builder that replaces it cannot change a mapper that Quarkus has built
    private static void forbidCoercions(ObjectMapper mapper) {
        mapper.configure(MapperFeature.ALLOW_COERCION_OF_SCALARS, false);
        mapper.coercionConfigFor(LogicalType.Textual).setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
        for (LogicalType type : new LogicalType[] { LogicalType.Integer, LogicalType.Float, LogicalType.Boolean,
                LogicalType.Enum, LogicalType.DateTime, LogicalType.OtherScalar }) {
            mapper.coercionConfigFor(type).setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail);
        }
    }

    /** A date as a string of ten characters only: Jackson also takes day numbers and arrays. */
    private static final class DateDeserializer extends LocalDateDeserializer {
        private static final long serialVersionUID = 1;

        DateDeserializer() {
            super(DATE);
        }

        /** Jackson would go on with a copy that is not strict. */
        @Override
        protected LocalDateDeserializer withShape(JsonFormat.Shape shape) {
            return this;
        }

        @Override
        public LocalDate deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            requireString(parser, context, LocalDate.class);
            LocalDate date = super.deserialize(parser, context);
            if (date != null && !PlanDates.holds(date)) {
                throw context.weirdStringException(parser.getText(), LocalDate.class, "year out of range");
            }
            return date;
        }
    }

    private static final class TimeDeserializer extends LocalTimeDeserializer {
        private static final long serialVersionUID = 1;

        TimeDeserializer() {
            super(TIME);
        }

        @Override
        public LocalTime deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            requireString(parser, context, LocalTime.class);
            return super.deserialize(parser, context);
        }
    }

    /** Writes what {@link Instant#toString()} says of the years 0 to 9999, without the formatter that it uses. */
    private static final class InstantSerializer extends StdScalarSerializer<Instant> {
        private static final long serialVersionUID = 1;
        private static final int LENGTH_WITHOUT_SECONDS = "2026-11-22T09:30".length();

        InstantSerializer() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant moment, JsonGenerator generator, SerializerProvider provider) throws IOException {
            String utc = LocalDateTime.ofEpochSecond(moment.getEpochSecond(), moment.getNano(), ZoneOffset.UTC).toString();
            generator.writeString(utc + (utc.length() == LENGTH_WITHOUT_SECONDS ? ":00Z" : "Z"));
        }
    }

    private static void requireString(JsonParser parser, DeserializationContext context, Class<?> type) throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            context.reportWrongTokenException(type, JsonToken.VALUE_STRING, "must be a string");
        }
        if (parser.getText().isBlank() || !parser.getText().equals(parser.getText().strip())) {
            throw context.weirdStringException(parser.getText(), type, "must not have blanks around it");
        }
    }

    /** Refuses what PostgreSQL cannot hold or what would garble a screen: NUL, other controls, lone surrogates. */
    private static final class TextDeserializer extends StdScalarDeserializer<String> {
        private static final long serialVersionUID = 1;

        TextDeserializer() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (String) context.handleUnexpectedToken(String.class, parser);
            }
            String text = parser.getText();
            if (!isText(text)) {
                throw new InvalidTextException(parser, "must not contain control characters or broken Unicode");
            }
            return text;
        }

        private static boolean isText(String text) {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (Character.isISOControl(c) && c != '\n' && c != '\t' && c != '\r') {
                    return false;
                }
                if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                    i++;
                } else if (Character.isSurrogate(c)) {
                    return false;
                }
            }
            return true;
        }
    }
}
