package dev.influencerplatform.social;

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
                .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining("&")));
    }

    /** A space as RFC 3986 has it, and not as forms do: not everybody reads an address as a form. */
    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
