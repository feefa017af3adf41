package dev.influencerplatform.common.http;

import dev.influencerplatform.common.json.CanonicalId;
import dev.influencerplatform.common.json.EnumNames;
import dev.influencerplatform.common.problem.ProblemException;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads query parameters strictly. The Jakarta rule would answer 404 for one that cannot be read; ours is 400. */
@Provider
public class ParameterConverters implements ParamConverterProvider {

    private static final Pattern FULL_DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    /** To the nanosecond, with an offset; a year of more than four digits starts with a sign. */
    private static final int LONGEST_INSTANT = 35;

    /** How one type is read, and what it must be. */
    private record Reading(Function<String, Object> parse, String mustBe) {
    }

    private static final Map<Class<?>, Reading> READINGS = Map.of(
            LocalDate.class, new Reading(ParameterConverters::date, "must be a date that exists, like 2026-11-22"),
            Instant.class, new Reading(ParameterConverters::instant, "must be a time like 2026-11-22T09:30:00Z"),
            Boolean.class, new Reading(ParameterConverters::truth, "must be true or false"),
            Integer.class, new Reading(Integer::valueOf, "must be an integer"),
            UUID.class, new Reading(CanonicalId::read, "must be a UUID"));

    @Override
    @SuppressWarnings("unchecked")
    public <T> ParamConverter<T> getConverter(Class<T> type, Type genericType, Annotation[] annotations) {
        Reading reading = type.isEnum() ? ofEnum(type) : READINGS.get(type);
        if (reading == null) {
            return null;
        }
        String name = nameOf(annotations);
        boolean inPath = Arrays.stream(annotations).anyMatch(annotation -> annotation instanceof PathParam);
        return new ParamConverter<>() {
            @Override
            public T fromString(String text) {
                try {
                    return text == null ? null : (T) reading.parse().apply(text);
                } catch (DateTimeParseException | IllegalArgumentException | StringIndexOutOfBoundsException unreadable) {
                    throw inPath ? ofPath(type, name, reading) : ProblemException.badParameter(name, reading.mustBe());
                }
            }

            @Override
            public String toString(T value) {
                return String.valueOf(value);
            }
        };
    }

    private static Reading ofEnum(Class<?> type) {
        Map<String, Object> byName = EnumNames.of(type);
        return new Reading(text -> {
            if (!byName.containsKey(text)) {
                throw new IllegalArgumentException(text);
            }
            return byName.get(text);
        }, "must be one of " + String.join(", ", byName.keySet()));
    }

    private static String nameOf(Annotation[] annotations) {
        for (Annotation annotation : annotations) {
            if (annotation instanceof QueryParam query) {
                return query.value();
            }
            if (annotation instanceof PathParam path) {
                return path.value();
            }
        }
        return "query";
    }

    /** An id that is no id names nothing; another part of a path can be mistaken. */
    private static ProblemException ofPath(Class<?> type, String name, Reading reading) {
        return type == UUID.class ? ProblemException.notFound() : ProblemException.badPath(name, reading.mustBe());
    }

    private static Object date(String text) {
        LocalDate date = FULL_DATE.matcher(text).matches() ? LocalDate.parse(text) : null;
        if (date == null || date.getYear() < 1) {
            throw new IllegalArgumentException(text);
        }
        return date;
    }

    private static Object instant(String text) {
        if (text.length() > LONGEST_INSTANT || !Character.isDigit(text.charAt(0))) {
            throw new IllegalArgumentException(text);
        }
        return Instant.parse(text);
    }

    private static Object truth(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException(text);
        }
        return Boolean.valueOf(text);
    }
}
