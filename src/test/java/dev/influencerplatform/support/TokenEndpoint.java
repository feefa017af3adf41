package dev.influencerplatform.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Google's token endpoint, played for processes of their own: it remembers what it was asked and what it gave out. */
public final class TokenEndpoint implements AutoCloseable {

    private static final String ANSWER = """
            {"access_token":"%s","expires_in":3599,"scope":"https://www.googleapis.com/auth/youtube.readonly",\
            "token_type":"Bearer"%s}""";
    private static final String REFUSAL = """
            {"error":"invalid_grant","error_description":"Token has been expired or revoked."}""";

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Grant> grants = new ConcurrentHashMap<>();
    private final Map<String, Integer> callsOfApps = new ConcurrentHashMap<>();
    private final HttpServer server;
    private final boolean rotating;
    private final Duration delay;

    private TokenEndpoint(HttpServer server, boolean rotating, Duration delay) {
        this.server = server;
        this.rotating = rotating;
        this.delay = delay;
    }

    /** Its refresh tokens stay as they are, like Google's. */
    public static TokenEndpoint start(Duration delay) throws IOException {
        return start(false, delay);
    }

    /** With every answer comes another refresh token, and the one before is void as soon as that is used. */
    public static TokenEndpoint startRotating(Duration delay) throws IOException {
        return start(true, delay);
    }

    private static TokenEndpoint start(boolean rotating, Duration delay) throws IOException {
        // or the kernel holds back each answer's body for 40 ms
        System.setProperty("sun.net.httpserver.nodelay", "true");
        TokenEndpoint endpoint = new TokenEndpoint(
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0), rotating, delay);
        endpoint.server.createContext("/token", endpoint::answer);
        endpoint.server.setExecutor(endpoint.threads);
        endpoint.server.start();
        return endpoint;
    }

    /** What one person has consented to. */
    private static final class Grant {

        private int calls;
        private int lastUsed;

        synchronized boolean use(int refreshToken) {
            calls++;
            boolean isGood = takes(refreshToken);
            lastUsed = Math.max(lastUsed, refreshToken);
            return isGood;
        }

        synchronized boolean takes(int refreshToken) {
            return refreshToken >= lastUsed && refreshToken <= calls;
        }

        synchronized int calls() {
            return calls;
        }
    }

    public URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/token");
    }

    /** The refresh token of a consent that was just given. */
    public String consent(String name) {
        grants.put(name, new Grant());
        return refreshToken(name, 0);
    }

    /** How often each consent was used. */
    public Collection<Integer> calls() {
        return grants.values().stream().map(Grant::calls).toList();
    }

    public int allCalls() {
        return calls().stream().mapToInt(Integer::intValue).sum();
    }

    public int callsOfApp(String clientId) {
        return callsOfApps.getOrDefault(clientId, 0);
    }

    /** Whether these are tokens of that consent, given out here and good still. */
    public boolean knows(String name, String accessToken, String refreshToken) {
        String[] access = accessToken.split("/");
        String[] refresh = refreshToken.split("/");
        Grant grant = grants.get(name);
        int number = Integer.parseInt(access[2]);
        return access[1].equals(name) && refresh[1].equals(name) && number >= 1 && number <= grant.calls()
                && grant.takes(Integer.parseInt(refresh[2]));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        Map<String, String> form = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        callsOfApps.merge(form.get("client_id"), 1, Integer::sum);
        String[] refresh = form.get("refresh_token").split("/");
        Grant grant = grants.get(refresh[1]);
        boolean isGood = grant.use(Integer.parseInt(refresh[2]));
        pause();
        byte[] body = (isGood ? given(refresh[1], grant.calls()) : REFUSAL).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        exchange.sendResponseHeaders(isGood ? 200 : 400, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private String given(String name, int number) {
        String next = rotating ? ",\"refresh_token\":\"" + refreshToken(name, number) + "\"" : "";
        return ANSWER.formatted("access/" + name + "/" + number, next);
    }

    private static String refreshToken(String name, int number) {
        return "refresh/" + name + "/" + number;
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(delay.toMillis());
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private static Map<String, String> form(String body) {
        return Arrays.stream(body.split("&")).map(pair -> pair.split("=", 2)).collect(Collectors.toMap(pair -> pair[0],
                pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }
}
