package dev.influencerplatform.common.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonMappingException;

/** A string holds characters that no text of a person has. */
class InvalidTextException extends JsonMappingException {

    private static final long serialVersionUID = 1;

    InvalidTextException(JsonParser parser, String message) {
        super(parser, message);
    }
}
