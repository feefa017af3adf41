package dev.influencerplatform.bench;

/**
 * One request of a scenario.
 *
 * @param token null for everybody
 * @param body null for a read
 */
record Request(String path, String token, String body) {

    /** What all of them say of themselves: the device that the data set's sessions are of. */
    static final String DEVICE = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    String method() {
        return body == null ? "GET" : "POST";
    }
}
