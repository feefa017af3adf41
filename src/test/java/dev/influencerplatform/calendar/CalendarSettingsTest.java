package dev.influencerplatform.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarSettingsTest {

    private static final String NAME = "app.calendar.assumed-shoot-duration";

    @ParameterizedTest
    @CsvSource({ "1M, PT1M", "90M, PT1H30M", "24H, PT24H", "PT2H, PT2H" })
    void aShootTakesAMinuteToADay(String text, Duration duration) {
        assertThat(settings(Map.of(NAME, text)).assumedShootDuration()).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = { "59S", "0", "-1H", "25H", "soon" })
    void anythingElseIsNamedAtTheStart(String text) {
        assertThatThrownBy(() -> settings(Map.of(NAME, text))).hasMessageContaining(NAME);
    }

    @Test
    void itTakesAnHourUnlessSet() {
        assertThat(settings(Map.of()).assumedShootDuration()).isEqualTo(Duration.ofHours(1));
    }

    private static CalendarSettings settings(Map<String, String> given) {
        return new SmallRyeConfigBuilder().withMapping(CalendarSettings.class)
                .withSources(new PropertiesConfigSource(given, "given", 100)).build().getConfigMapping(CalendarSettings.class);
    }
}
