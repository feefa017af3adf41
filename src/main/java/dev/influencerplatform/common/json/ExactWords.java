package dev.influencerplatform.common.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.util.UUID;
import java.util.function.Function;

/** Reads ids and enums by their exact text: Jackson takes blanks around both, and ids in Base64. */
final class ExactWords extends BeanDeserializerModifier {
    private static final long serialVersionUID = 1;

    static final JsonDeserializer<UUID> ID = new Word<>(UUID.class, CanonicalId::read);

    @Override
    public JsonDeserializer<?> modifyEnumDeserializer(DeserializationConfig config, JavaType type, BeanDescription bean,
            JsonDeserializer<?> usual) {
        var byName = EnumNames.of(type.getRawClass());
        return new Word<>(type.getRawClass(), text -> {
            if (!byName.containsKey(text)) {
                throw new IllegalArgumentException(text);
            }
            return byName.get(text);
        });
    }

    private static final class Word<T> extends StdScalarDeserializer<T> {
        private static final long serialVersionUID = 1;

        private final transient Function<String, ? extends T> read;

        Word(Class<?> type, Function<String, ? extends T> read) {
            super(type);
            this.read = read;
        }

        @Override
        @SuppressWarnings("unchecked")
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (T) context.handleUnexpectedToken(handledType(), parser);
            }
            try {
                return read.apply(parser.getText());
            } catch (IllegalArgumentException other) {
                throw context.weirdStringException(parser.getText(), handledType(), "not a word of this kind");
            }
        }
    }
}
