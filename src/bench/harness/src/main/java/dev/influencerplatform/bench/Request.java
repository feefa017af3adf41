package dev.influencerplatform.bench;

/**
 * One request of a scenario.
 *
 * @param token null for everybody
 * @param body null for a read
 */
record Request(String path, String token, String body) {

    String method() {
        return body == null ? "GET" : "POST";
    }
}
