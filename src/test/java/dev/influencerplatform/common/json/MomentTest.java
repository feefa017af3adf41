package dev.influencerplatform.common.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our own way to write a moment against the JDK's. */
class MomentTest {

    private final ObjectMapper json = new ObjectMapper();

    MomentTest() {
        new StrictJson().customize(json);
    }

    @ParameterizedTest
    @ValueSource(strings = { "1970-01-01T00:00:00Z", "2026-11-22T09:30:00Z", "2026-11-22T09:30:01Z", "2026-11-22T09:30:00.5Z",
            "2026-11-22T09:30:00.000001Z", "2026-11-22T09:30:00.000000001Z", "1900-01-01T00:00:00.12Z", "0001-01-01T00:00:00Z",
            "1969-12-31T23:59:59.999999Z", "2999-12-31T23:59:59.999999999Z", "9999-12-31T23:59:00Z" })
    void aMomentIsWrittenAsTheJdkWritesIt(String moment) throws Exception {
        Instant instant = Instant.parse(moment);
        assertThat(json.writeValueAsString(instant)).isEqualTo("\"" + instant + "\"");
    }

    @Test
    void digitsComeInThrees() throws Exception {
        assertThat(json.writeValueAsString(Instant.parse("2026-11-22T09:30:00.5Z"))).isEqualTo("\"2026-11-22T09:30:00.500Z\"");
    }
}
