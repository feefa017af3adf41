package dev.influencerplatform.credential.connect;

import dev.influencerplatform.common.problem.ProblemException;
import dev.influencerplatform.credential.CredentialSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** Where browsers may be sent back to: nowhere but to our own front ends (RFC 9700, section 4.11). */
@ApplicationScoped
class ReturnAddresses {

    private static final int LONGEST = 2048;

    private final List<URI> allowed;

    ReturnAddresses(CredentialSettings settings) {
        this.allowed = settings.returnTo();
    }

    /** @param asked null for the usual one */
    URI check(String asked) {
        if (asked == null) {
            return allowed.get(0);
        }
        URI address = read(asked);
        if (address == null || address.getRawUserInfo() != null || address.getRawFragment() != null
                || allowed.stream().noneMatch(entry -> isBelow(entry, address))) {
            throw ProblemException.invalid("redirectTo", "must be below one of the addresses that are allowed here, such as "
                    + allowed.get(0));
        }
        // headers have no other letters
        return URI.create(address.toASCIIString());
    }

    /** The address with what happened: {@code connected} or {@code error}, and what belongs to it. */
    static URI with(URI address, String name, Object value) {
        return UriBuilder.fromUri(address).queryParam(name, "{value}").build(value);
    }

    private static URI read(String asked) {
        try {
            return asked.length() > LONGEST ? null : new URI(asked);
        } catch (URISyntaxException unreadable) {
            return null;
        }
    }

    private static boolean isBelow(URI entry, URI address) {
        String path = pathOf(address);
        String lower = path.toLowerCase(Locale.ROOT);
        // what leads out of a folder again, written plainly or encoded
        boolean leadsOut = Stream.of("..", "%2e", "%2f", "%5c", "//").anyMatch(lower::contains);
        return !leadsOut && entry.getScheme().equalsIgnoreCase(address.getScheme())
                && Objects.equals(lower(entry.getRawAuthority()), lower(address.getRawAuthority()))
                && startsWith(path, pathOf(entry));
    }

    private static String pathOf(URI address) {
        return address.getRawPath() == null ? "" : address.getRawPath();
    }

    private static boolean startsWith(String path, String start) {
        String folder = start.endsWith("/") ? start : start + "/";
        return path.equals(start) || (path + "/").startsWith(folder);
    }

    private static String lower(String text) {
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }
}
