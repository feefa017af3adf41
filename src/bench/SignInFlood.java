import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a flood of sign-ins does to everybody else: how long GET /users/me takes without it and with it, side by side in one
 * run. Start an instance with TRUSTED_PROXIES=1 (a flood comes from many addresses), EMAIL_VERIFICATION=false and
 * APP_LIMITS_ENABLED=false (the readers are busier than a person), then:
 * java src/bench/SignInFlood.java [address of the instance] [sign-ins at once]
 */
class SignInFlood {

    private static final Duration SPAN = Duration.ofSeconds(10);
    private static final int READERS = 4;
    private static final Pattern TOKEN = Pattern.compile("\"accessToken\":\"([^\"]+)\"");

    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static String api;

    public static void main(String... arguments) throws Exception {
        api = (arguments.length > 0 ? arguments[0] : "http://localhost:8080") + "/api/v1";
        int atOnce = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 200;
        String token = newAccount();
        read(token, SPAN);
        Times calm = read(token, SPAN);
        Flood flood = new Flood(atOnce);
        Times flooded = read(token, SPAN);
        Map<Integer, Integer> answers = flood.stop();
        System.out.printf("GET /users/me, %d readers         p50 ms   p99 ms   answered%n", READERS);
        System.out.printf("  without sign-ins              %8.1f %8.1f %10d%n", calm.at(50), calm.at(99), calm.count());
        System.out.printf("  with %4d sign-ins at once     %8.1f %8.1f %10d%n", atOnce, flooded.at(50), flooded.at(99),
                flooded.count());
        System.out.printf("  ratio                         %8.2f %8.2f %10.2f%n", flooded.at(50) / calm.at(50),
                flooded.at(99) / calm.at(99), (double) flooded.count() / calm.count());
        System.out.printf("sign-ins by status: %s; turned away after p50 %.0f ms, p99 %.0f ms%n", answers,
                flood.turnedAway.at(50), flood.turnedAway.at(99));
    }

    private static String newAccount() throws IOException, InterruptedException {
        String body = "{\"email\":\"%s@example.com\",\"password\":\"golden hour at the pier\",\"displayName\":\"Bench\"}"
                .formatted(UUID.randomUUID());
        HttpResponse<String> answer = CLIENT.send(post("/auth/register", body), BodyHandlers.ofString());
        Matcher token = TOKEN.matcher(answer.body());
        if (!token.find()) {
            throw new IllegalStateException("No account: " + answer.statusCode() + " " + answer.body());
        }
        return token.group(1);
    }

    private static HttpRequest post(String path, String body) {
        return HttpRequest.newBuilder(URI.create(api + path)).header("Content-Type", "application/json")
                .header("X-Forwarded-For", "10.%d.%d.%d".formatted(ThreadLocalRandom.current().nextInt(256),
                        ThreadLocalRandom.current().nextInt(256), ThreadLocalRandom.current().nextInt(256)))
                .timeout(Duration.ofSeconds(30)).POST(BodyPublishers.ofString(body)).build();
    }

    private static Times read(String token, Duration span) throws InterruptedException {
        Times times = new Times();
        long end = System.nanoTime() + span.toNanos();
        ExecutorService readers = Executors.newFixedThreadPool(READERS);
        HttpRequest request = HttpRequest.newBuilder(URI.create(api + "/users/me")).header("Authorization", "Bearer " + token)
                .timeout(Duration.ofSeconds(30)).build();
        for (int i = 0; i < READERS; i++) {
            readers.execute(() -> {
                while (System.nanoTime() < end) {
                    long start = System.nanoTime();
                    int status = statusOf(request);
                    if (status != 200) {
                        throw new IllegalStateException("GET /users/me was answered " + status);
                    }
                    times.add(System.nanoTime() - start);
                    // a client that thinks in between, or the readers alone would fill the machine
                    pause(5);
                }
            });
        }
        readers.shutdown();
        readers.awaitTermination(2, TimeUnit.MINUTES);
        return times;
    }

    private static int statusOf(HttpRequest request) {
        try {
            return CLIENT.send(request, BodyHandlers.ofString()).statusCode();
        } catch (IOException failure) {
            return 0;
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** Sign-ins of unknown people, always so many at once; who is turned away tries again after a moment. */
    private static final class Flood {

        final Times turnedAway = new Times();
        private final AtomicBoolean stopped = new AtomicBoolean();
        private final Map<Integer, AtomicInteger> statuses = new ConcurrentHashMap<>();
        private final ExecutorService threads;

        Flood(int atOnce) {
            threads = Executors.newFixedThreadPool(atOnce);
            for (int i = 0; i < atOnce; i++) {
                threads.execute(this::signInAgainAndAgain);
            }
        }

        private void signInAgainAndAgain() {
            while (!stopped.get()) {
                long start = System.nanoTime();
                int status = statusOf(post("/auth/login", "{\"email\":\"%s@example.com\",\"password\":\"wrong password\"}"
                        .formatted(UUID.randomUUID())));
                statuses.computeIfAbsent(status, any -> new AtomicInteger()).incrementAndGet();
                if (status == 503 || status == 429) {
                    turnedAway.add(System.nanoTime() - start);
                    pause(500);
                }
            }
        }

        Map<Integer, Integer> stop() throws InterruptedException {
            stopped.set(true);
            threads.shutdown();
            threads.awaitTermination(1, TimeUnit.MINUTES);
            Map<Integer, Integer> counted = new TreeMap<>();
            statuses.forEach((status, count) -> counted.put(status, count.get()));
            return counted;
        }
    }

    /** Durations, and what so many in a hundred of them do not exceed. */
    private static final class Times {

        private final List<Long> nanos = Collections.synchronizedList(new ArrayList<>());

        void add(long duration) {
            nanos.add(duration);
        }

        int count() {
            return nanos.size();
        }

        double at(int percent) {
            List<Long> sorted = new ArrayList<>(nanos);
            if (sorted.isEmpty()) {
                return 0;
            }
            Collections.sort(sorted);
            return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100)) / 1e6;
        }
    }
}
