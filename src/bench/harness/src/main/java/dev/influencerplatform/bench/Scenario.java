package dev.influencerplatform.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** What is asked for again and again, each time of another user; and how much of the mix it is, in percent. */
enum Scenario {

    P1("Public portfolio", 45, new Reading.Portfolio()),
    P2("Calendar of 31 days", 20, new Reading.Calendar()),
    P3("First page of 20 shoots", 17, new Reading.FirstPage()),
    P4("One shoot", 12, new Reading.OneShoot()),
    P5("Create a shoot", 5.66, new Writing.NewShoot()),
    P6("Submit a review", 0.17, new Writing.NewReview()),
    P7("Sign in", 0.17, new Writing.SignIn()),
    P8("A mix at a constant rate", 0, null);

    private static final long SEED = 7;
    /** A hash is dear, so the application makes few at once, lets few wait and turns the others away. */
    private static final int MOST_SIGN_INS = 8;

    final String title;
    final double share;
    final Question question;

    Scenario(String title, double share, Question question) {
        this.title = title;
        this.share = share;
        this.question = question;
    }

    /** Whether a server can be asked: those that ours is compared with have the first five only, and a mix of these. */
    boolean isKnownTo(String server) {
        return switch (this) {
            case P1, P2, P3, P4, P5 -> true;
            case P6 -> List.of(Bench.OURS, Bench.FLOOR).contains(server);
            case P7 -> server.equals(Bench.OURS);
            case P8 -> !server.equals(Bench.FLOOR);
        };
    }

    boolean writes() {
        return ordinal() >= P5.ordinal();
    }

    /** Whether each request may be sent only once. */
    boolean isOnce() {
        return this == P6;
    }

    boolean isMix() {
        return this == P8;
    }

    /** Those that a mix for this server is made of. */
    static List<Scenario> simple(String server) {
        return Arrays.stream(values()).filter(scenario -> !scenario.isMix() && scenario.isKnownTo(server)).toList();
    }

    /** The same requests in every run, in any order. */
    Requests requests(People people) {
        return new Requests(question.all(people, new Random(SEED + ordinal())), isOnce());
    }

    int users(int connections) {
        return this == P7 ? Math.min(MOST_SIGN_INS, connections) : connections;
    }
}
