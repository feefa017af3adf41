package dev.influencerplatform.common.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows may name zones that this JVM has never heard of. */
class ZonesTest {

    @ParameterizedTest
    @ValueSource(strings = { "Europe/Berlin", "America/St_Johns", "UTC" })
    void aZoneIsWhatItsNameSays(String name) {
        assertThat(Zones.of(name)).isEqualTo(ZoneId.of(name));
    }

    @ParameterizedTest
    @ValueSource(strings = { "Mars/Phobos", "", "no zone at all" })
    void whatIsNotKnownIsUtc(String name) {
        assertThat(Zones.of(name)).isEqualTo(ZoneOffset.UTC);
    }
}
