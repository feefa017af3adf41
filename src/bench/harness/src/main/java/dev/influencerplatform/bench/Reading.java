package dev.influencerplatform.bench;

import java.time.LocalDate;
import java.util.Map;
import java.util.Random;

/** Requests that read. */
final class Reading {

    private Reading() {
    }

    static final class Portfolio implements Question {

        @Override
        public Request any(People people, Random random) {
            return of(people.any(random));
        }

        @Override
        public Request example(People people) {
            return of(1);
        }

        @Override
        public Request likeExample(People people) {
            return of(2);
        }

        @Override
        public Map<String, String> floor(People people) {
            return Map.of("creator-1", "bench.slug(:user)");
        }

        static Request of(int user) {
            return new Request("/api/v1/portfolio/creator-" + user, null, null);
        }
    }

    static final class Calendar implements Question {

        private static final int FIRST = 715;

        @Override
        public Request any(People people, Random random) {
            LocalDate from = people.today().minusDays(FIRST).plusDays(random.nextInt(Floor.DAYS));
            return of(people, people.any(random), from);
        }

        @Override
        public Request example(People people) {
            return of(people, 1, people.today());
        }

        @Override
        public Request likeExample(People people) {
            return of(people, 1, people.today().minusDays(60));
        }

        @Override
        public Map<String, String> floor(People people) {
            String day = "(date '%s' + :day::int)";
            return Map.of(people.today().toString(), day.formatted(people.today().minusDays(FIRST)),
                    people.today().plusDays(30).toString(), day.formatted(people.today().minusDays(FIRST - 30)));
        }

        private static Request of(People people, int user, LocalDate from) {
            return new Request("/api/v1/calendar?from=" + from + "&to=" + from.plusDays(30), people.token(user), null);
        }
    }

    static final class FirstPage implements Question {

        @Override
        public Request any(People people, Random random) {
            return of(people, people.any(random), 20);
        }

        @Override
        public Request example(People people) {
            return of(people, 1, 20);
        }

        @Override
        public Request likeExample(People people) {
            return of(people, 1, 19);
        }

        private static Request of(People people, int user, int limit) {
            return new Request("/api/v1/shoots?limit=" + limit, people.token(user), null);
        }
    }

    static final class OneShoot implements Question {

        @Override
        public Request any(People people, Random random) {
            return of(people, people.any(random), 1 + random.nextInt(people.shoots()));
        }

        @Override
        public Request example(People people) {
            return of(people, 1, 1);
        }

        @Override
        public Request likeExample(People people) {
            return of(people, 1, 2);
        }

        @Override
        public Map<String, String> floor(People people) {
            return Map.of(people.shoot(1, 1), "bench.shoot_id(:user, :shoot)");
        }

        private static Request of(People people, int user, int number) {
            return new Request("/api/v1/shoots/" + people.shoot(user, number), people.token(user), null);
        }
    }
}
