package dev.influencerplatform.social;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON of others is taken for what it is. */
class ForeignJsonTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '\0', value = { "7, 7", "\"7\", 7", "0, 0", "\"9223372036854775807\", 9223372036854775807" })
    void countsAreNumbersOrText(String written, long read) {
        assertThat(ForeignJson.count(object(written), "it")).isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(strings = { "null", "-1", "\"-1\"", "1.5", "\"1e3\"", "\"\"", "true", "{}", "[3]", "9223372036854775808",
            "\"9223372036854775808\"", "\"99999999999999999999999\"" })
    void whatIsNoCountIsNone(String written) {
        assertThat(ForeignJson.count(object(written), "it")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = { "null", "7", "\"\"", "\" \"", "[\"a\"]", "\"\\u0000\"" })
    void whatIsNoTextIsNone(String written) {
        assertThat(ForeignJson.text(object(written), "it")).isNull();
    }

    @Test
    void textLosesWhatTheDatabaseCannotKeep() {
        assertThat(ForeignJson.text(object("\"a\\u0000b\\u0085c\\u001b[0m\\nd\\té\""), "it")).isEqualTo("abc[0m\nd\té");
    }

    @ParameterizedTest
    @CsvSource({ "https://www.instagram.com/p/C1/,true", "http://www.instagram.com/p/C1/,false", "javascript:alert(1),false",
            "https:///path,false", "//host/path,false", "not a link,false" })
    void linksAreOfTheWeb(String text, boolean taken) {
        assertThat(ForeignJson.link(object("\"" + text + "\""), "it")).isEqualTo(taken ? text : null);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '\0', value = { "17841405822304914999, 17841405822304914999", "\"UCabc\", UCabc" })
    void idsAreText(String written, String read) {
        assertThat(ForeignJson.id(object(written), "it")).isEqualTo(read);
    }

    @Test
    void whatNoColumnHoldsIsNoId() {
        assertThat(ForeignJson.id(object("1".repeat(255)), "it")).hasSize(255);
        assertThat(ForeignJson.id(object("1".repeat(256)), "it")).isNull();
    }

    @Test
    void whatIsNotThereIsMissing() throws JsonProcessingException {
        assertThat(ForeignJson.parse(new byte[0]).isMissingNode()).isTrue();
        assertThat(ForeignJson.text(object("1"), "other")).isNull();
    }

    private static JsonNode object(String it) {
        try {
            return ForeignJson.parse(("{\"it\": " + it + "}").getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException wrong) {
            throw new AssertionError(wrong);
        }
    }
}
