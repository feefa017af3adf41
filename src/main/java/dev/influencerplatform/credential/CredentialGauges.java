package dev.influencerplatform.credential;

import dev.influencerplatform.common.meter.GaugeSource;
import dev.influencerplatform.social.Connectors;
import dev.influencerplatform.social.Platform;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** How many accounts are connected, by platform and by how they are doing: {@link Health}, said in SQL. */
@ApplicationScoped
class CredentialGauges implements GaugeSource {

    private static final String STATES = """
            WITH wanted (platform, scopes) AS (VALUES %s), known AS (
                SELECT platform, CASE
                    WHEN broken_at IS NOT NULL THEN 'needs-reauth'
                    WHEN CASE platform WHEN 'youtube' THEN refresh_expires_at ELSE expires_at END
                        < localtimestamp + ? * interval '1 second' THEN 'expiring'
                    WHEN NOT credentials.scopes @> wanted.scopes OR refused_at IS NOT NULL THEN 'limited-scopes'
                    WHEN throttled_until > localtimestamp OR until > localtimestamp THEN 'rate-limited'
                    ELSE 'ok' END AS state
                FROM credentials JOIN wanted USING (platform) LEFT JOIN platform_pauses USING (platform)),
            counted AS (SELECT platform, state, count(*) AS number FROM known GROUP BY platform, state)
            SELECT platform::text AS platform, state, coalesce(number, 0) AS credentials
            FROM wanted CROSS JOIN unnest(?::text[]) AS states (state) LEFT JOIN counted USING (platform, state)""";

    private final Connectors connectors;
    private final CredentialSettings settings;

    CredentialGauges(Connectors connectors, CredentialSettings settings) {
        this.connectors = connectors;
        this.settings = settings;
    }

    @Override
    public Question question() {
        List<Object> values = new ArrayList<>();
        for (Platform platform : Platform.values()) {
            values.add(platform.name());
            values.add(array(connectors.of(platform).scopes()));
        }
        values.add(settings.warnBefore().toSeconds());
        values.add(array(Arrays.stream(Health.State.values()).map(Health.State::word).toList()));
        String wanted = String.join(", ", Collections.nCopies(Platform.values().length, "(?::social_platform, ?::text[])"));
        return new Question("credentials", STATES.formatted(wanted), values);
    }

    private static String array(List<String> words) {
        return words.stream().map(word -> '"' + word + '"').collect(Collectors.joining(",", "{", "}"));
    }
}
