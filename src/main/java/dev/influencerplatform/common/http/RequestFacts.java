package dev.influencerplatform.common.http;

import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What is known of the request under way, on every layer: its id, its client's address, a path fit to be shown. */
public final class RequestFacts {

    private static final String REQUEST_ID = "requestId";
    private static final String CLIENT_ADDRESS = "clientAddress";
    private static final Pattern SAFE_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    /** Ids are 36 characters; what is longer may be a secret that opens something. */
    private static final int LONGEST_SHOWN_SEGMENT = 36;
    private static final int LONGEST_ADDRESS = 50;
    private static final int RANDOM_BITS_BESIDE_TIME = 0xFFF;
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 1L << 63;

    private RequestFacts() {
    }

    static void gather(RoutingContext request, int trustedProxies) {
        String asked = request.request().getHeader("X-Request-Id");
        request.put(REQUEST_ID, asked != null && SAFE_ID.matcher(asked).matches() ? asked : newId());
        request.put(CLIENT_ADDRESS, addressOf(request, trustedProxies));
    }

    /**
     * A UUID that begins with the time (RFC 9562, section 5.7), so that the log's index of them grows at one end. Nobody gains
     * from guessing one, so it need not come from the source that secrets come from.
     */
    private static String newId() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(System.currentTimeMillis() << Short.SIZE | VERSION_7 | random.nextInt() & RANDOM_BITS_BESIDE_TIME,
                random.nextLong() >>> 2 | VARIANT).toString();
    }

    public static String requestId(RoutingContext request) {
        return request.get(REQUEST_ID);
    }

    public static String clientAddress(RoutingContext request) {
        return request.get(CLIENT_ADDRESS);
    }

    public static boolean isHttps(RoutingContext request, int trustedProxies) {
        return request.request().isSSL()
                || trustedProxies > 0 && "https".equalsIgnoreCase(request.request().getHeader("X-Forwarded-Proto"));
    }

    /** The path with everything that could be a link token left out. */
    public static String shownPath(RoutingContext request) {
        return Arrays.stream(request.request().path().split("/", -1))
                .map(segment -> segment.length() > LONGEST_SHOWN_SEGMENT ? "..." : segment)
                .collect(Collectors.joining("/"));
    }

    private static String addressOf(RoutingContext request, int trustedProxies) {
        String peer = request.request().remoteAddress() == null ? null : request.request().remoteAddress().hostAddress();
        if (trustedProxies <= 0) {
            return peer;
        }
        String[] chain = String.join(",", request.request().headers().getAll("X-Forwarded-For")).split(",");
        String claimed = chain.length < trustedProxies ? "" : chain[chain.length - trustedProxies].strip();
        return claimed.isEmpty() || claimed.length() > LONGEST_ADDRESS ? peer : claimed;
    }
}
