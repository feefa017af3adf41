package dev.influencerplatform.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Requests that write. */
final class Writing {

    private static final long SEED = 7;
    private static final String WORDS = "We meet at the side entrance an hour before the doors open, so bring the passes and the two "
            + "soft boxes. The client wants warm light, few props and nothing that looks staged; the blue cups stay in every "
            + "frame. If it rains we move into the arcade, which is booked until six.";

    private Writing() {
    }

    static final class NewShoot implements Question {

        private static final List<String> BRANDS = List.of("Acme Coffee", "Northwind Outdoor", "Oak & Iron Kitchen", "Velvet Audio");

        @Override
        public Request any(People people, Random random) {
            String body = """
                    {"date":"%s","time":"%02d:%02d","durationMinutes":%d,"location":"Studio %d, Berlin","brandName":"%s",\
                    "campaignName":"Benchmark collection","notes":"%s","amount":%d.%s}""".formatted(
                    people.today().plusDays(1 + random.nextInt(300)), 8 + random.nextInt(12), 15 * random.nextInt(4),
                    60 + 30 * random.nextInt(5), 1 + random.nextInt(60), BRANDS.get(random.nextInt(BRANDS.size())), words(random),
                    100 + random.nextInt(4000), random.nextBoolean() ? "5" : "25");
            return new Request("/api/v1/shoots", people.token(people.any(random)), body);
        }

        @Override
        public Request example(People people) {
            return new Request("/api/v1/shoots", people.token(1), any(people, new Random(SEED)).body());
        }

        @Override
        public Map<String, String> floor(People people) {
            LocalDate date = LocalDate.parse(example(people).body().substring(9, 19));
            String ahead = "(date '%s' + :ahead::int)";
            return Map.of(date.toString(), ahead.formatted(people.today().plusDays(1)), date.minusDays(3).toString(),
                    ahead.formatted(people.today().minusDays(2)), date.plusDays(5).toString(),
                    ahead.formatted(people.today().plusDays(6)));
        }
    }

    /** Each link once: there is one review of a link. */
    static final class NewReview implements Question {

        @Override
        public List<Request> all(People people, Random random) {
            List<Request> requests = new ArrayList<>(people.links().stream().map(link -> of(link, random)).toList());
            Collections.shuffle(requests, random);
            return requests;
        }

        @Override
        public Request any(People people, Random random) {
            return of(people.links().get(random.nextInt(people.links().size())), random);
        }

        @Override
        public Request example(People people) {
            return of(people.links().get(0), new Random(SEED));
        }

        @Override
        public Request likeExample(People people) {
            return of(people.links().get(1), new Random(SEED));
        }

        /** The script takes a link by its number, which costs the floor one look at a small table. */
        @Override
        public Map<String, String> floor(People people) {
            People.Link example = people.links().get(0);
            return Map.of(example.token(), ":token", example.shoot(), ":of_shoot", example.owner(), ":of_owner");
        }

        private static Request of(People.Link link, Random random) {
            String body = """
                    {"clientNumber":"+491512%07d","clientEmail":"client.%d@example.com","rating":%d,"reviewText":"%s",\
                    "reviewerName":"Mia from Acme","consent":%b}""".formatted(random.nextInt(10_000_000),
                    random.nextInt(10_000), 1 + random.nextInt(5), words(random), random.nextBoolean());
            return new Request("/api/v1/review-links/" + link.token() + "/reviews", null, body);
        }
    }

    /** From a device that the account knows, so that no mail is sent. */
    static final class SignIn implements Question {

        @Override
        public Request any(People people, Random random) {
            return of(people.any(random));
        }

        @Override
        public Request example(People people) {
            return of(1);
        }

        private static Request of(int user) {
            return new Request("/api/v1/auth/login", null,
                    "{\"email\":\"creator-%d@example.com\",\"password\":\"%s\"}".formatted(user, DataSet.PASSWORD));
        }
    }

    private static String words(Random random) {
        return WORDS.substring(0, 40 + random.nextInt(WORDS.length() - 40));
    }
}
