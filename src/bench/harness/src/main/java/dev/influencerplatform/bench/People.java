package dev.influencerplatform.bench;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;

/**
 * The users in the data set, by their numbers from 1.
 *
 * @param today the day from which the data counts its dates
 * @param shootIds of each user, in the order of their making
 * @param links that wait for a review
 */
record People(List<String> tokens, LocalDate today, List<List<String>> shootIds, List<Link> links) {

    /** A review link, its shoot and whose it is. */
    record Link(String token, String shoot, String owner) {
    }

    static People in(Database database, Tokens tokens, int users) throws Exception {
        int shoots = Integer.parseInt(database.ask("SELECT shoots FROM bench.facts"));
        List<List<String>> ids = database.rows("SELECT array_to_string(array_agg(bench.shoot_id(u, k) ORDER BY k), ',') "
                + "FROM generate_series(1, " + users + ") u, generate_series(1, " + shoots + ") k GROUP BY u ORDER BY u");
        List<List<String>> links = database.rows("SELECT review_token, id, user_id FROM shoots "
                + "WHERE review_token IS NOT NULL AND review_submitted_at IS NULL ORDER BY id");
        return new People(tokens.of(database, users), database.today(),
                ids.stream().map(row -> List.of(row.get(0).split(","))).toList(),
                links.stream().map(row -> new Link(row.get(0), row.get(1), row.get(2))).toList());
    }

    int any(Random random) {
        return 1 + random.nextInt(tokens.size());
    }

    String token(int user) {
        return tokens.get(user - 1);
    }

    int shoots() {
        return shootIds.get(0).size();
    }

    String shoot(int user, int number) {
        return shootIds.get(user - 1).get(number - 1);
    }
}
