package dev.influencerplatform.social.meta;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** The address that somebody is sent to for consent. */
public final class ConsentAddress {

    private ConsentAddress() {
    }

    public static URI of(URI page, Map<String, String> parameters) {
        return URI.create(page + "?" + parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&")));
    }
}
