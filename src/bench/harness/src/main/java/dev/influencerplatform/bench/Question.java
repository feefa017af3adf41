package dev.influencerplatform.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What is asked for in a scenario. */
interface Question {

    int KINDS = 20_000;

    /** Of any user. */
    Request any(People people, Random random);

    /** The one of which the floor takes its statements; asked for by the first user only, so that no cache knows it. */
    Request example(People people);

    /** What is like the example and asks for something else. */
    default Request likeExample(People people) {
        return example(people);
    }

    /** What stands for a value of the example in the script of the floor. */
    default Map<String, String> floor(People people) {
        return Map.of();
    }

    /** All that may be asked. */
    default List<Request> all(People people, Random random) {
        List<Request> requests = new ArrayList<>();
        for (int i = 0; i < KINDS; i++) {
            requests.add(any(people, random));
        }
        return requests;
    }
}
