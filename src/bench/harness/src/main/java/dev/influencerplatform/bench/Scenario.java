package dev.influencerplatform.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What is asked for again and again, each time of another user. */
enum Scenario {

    P1("Public portfolio") {
        @Override
        Request request(People people, Random random) {
            return new Request("/api/v1/portfolio/creator-" + people.any(random), null, null);
        }

        @Override
        Map<String, String> floor(People people) {
            return Map.of("creator-1", "bench.slug(:user)");
        }
    },
    P2("Calendar of 31 days") {
        @Override
        Request request(People people, Random random) {
            LocalDate from = people.today().minusDays(715).plusDays(random.nextInt(1030));
            return new Request("/api/v1/calendar?from=" + from + "&to=" + from.plusDays(30), people.token(people.any(random)), null);
        }

        @Override
        Map<String, String> floor(People people) {
            return Map.of(people.today().toString(), "(date '" + people.today().minusDays(715) + "' + :day::int)",
                    people.today().plusDays(30).toString(), "(date '" + people.today().minusDays(685) + "' + :day::int)");
        }
    },
    P3("First page of 20 shoots") {
        @Override
        Request request(People people, Random random) {
            return new Request("/api/v1/shoots?limit=20", people.token(people.any(random)), null);
        }
    },
    P4("One shoot") {
        @Override
        Request request(People people, Random random) {
            int user = people.any(random);
            return new Request("/api/v1/shoots/" + people.shoot(user, 1 + random.nextInt(people.shoots())), people.token(user), null);
        }

        @Override
        Map<String, String> floor(People people) {
            return Map.of(people.shoot(1, 1), "bench.shoot_id(:user, :shoot)");
        }
    },
    P5("Create a shoot") {
        @Override
        Request request(People people, Random random) {
            String body = """
                    {"date":"%s","time":"%02d:%02d","durationMinutes":%d,"location":"Studio %d, Berlin","brandName":"%s",\
                    "campaignName":"Benchmark collection","notes":"%s","amount":%d.%s}""".formatted(
                    people.today().plusDays(1 + random.nextInt(300)), 8 + random.nextInt(12), 15 * random.nextInt(4),
                    60 + 30 * random.nextInt(5), 1 + random.nextInt(60), BRANDS.get(random.nextInt(BRANDS.size())),
                    NOTES.substring(0, 40 + random.nextInt(NOTES.length() - 40)), 100 + random.nextInt(4000),
                    random.nextBoolean() ? "5" : "25");
            return new Request("/api/v1/shoots", people.token(people.any(random)), body);
        }

        @Override
        Map<String, String> floor(People people) {
            LocalDate date = LocalDate.parse(example(people).body().substring(9, 19));
            String ahead = "(date '%s' + :ahead::int)";
            return Map.of(date.toString(), ahead.formatted(people.today().plusDays(1)), date.minusDays(3).toString(),
                    ahead.formatted(people.today().minusDays(2)), date.plusDays(3).toString(),
                    ahead.formatted(people.today().plusDays(4)));
        }

        @Override
        boolean writes() {
            return true;
        }
    };

    private static final List<String> BRANDS = List.of("Acme Coffee", "Northwind Outdoor", "Oak & Iron Kitchen", "Velvet Audio");
    private static final String NOTES = "We meet at the side entrance an hour before the doors open, so bring the passes and the two "
            + "soft boxes. The client wants warm light, few props and nothing that looks staged; the blue cups stay in every "
            + "frame. If it rains we move into the arcade, which is booked until six.";
    private static final int KINDS = 20_000;
    private static final long SEED = 7;

    final String title;

    Scenario(String title) {
        this.title = title;
    }

    abstract Request request(People people, Random random);

    /** What stands for a value of the first user's request in the scripts of the floor. */
    Map<String, String> floor(People people) {
        return Map.of();
    }

    boolean writes() {
        return false;
    }

    /** The same requests in every run, in any order. */
    List<Request> requests(People people) {
        Random random = new Random(SEED + ordinal());
        List<Request> requests = new ArrayList<>();
        for (int i = 0; i < KINDS; i++) {
            requests.add(request(people, random));
        }
        return requests;
    }

    /** The one of which the floor takes its statements; asked for by the first user only, so that no cache knows it. */
    Request example(People people) {
        return switch (this) {
            case P1 -> new Request("/api/v1/portfolio/creator-1", null, null);
            case P2 -> calendar(people, people.today());
            case P3 -> new Request("/api/v1/shoots?limit=20", people.token(1), null);
            case P4 -> new Request("/api/v1/shoots/" + people.shoot(1, 1), people.token(1), null);
            case P5 -> new Request("/api/v1/shoots", people.token(1), request(people, new Random(SEED)).body());
        };
    }

    /** What is like the example and asks for something else. */
    Request likeExample(People people) {
        return switch (this) {
            case P1 -> new Request("/api/v1/portfolio/creator-2", null, null);
            case P2 -> calendar(people, people.today().minusDays(60));
            case P3 -> new Request("/api/v1/shoots?limit=19", people.token(1), null);
            case P4 -> new Request("/api/v1/shoots/" + people.shoot(1, 2), people.token(1), null);
            case P5 -> example(people);
        };
    }

    private static Request calendar(People people, LocalDate from) {
        return new Request("/api/v1/calendar?from=" + from + "&to=" + from.plusDays(30), people.token(1), null);
    }
}
