package dev.influencerplatform.contract;

/** One operation of the OpenAPI document. */
record Operation(String method, String path) implements Comparable<Operation> {

    boolean reads() {
        return method.equals("GET");
    }

    boolean isForOperators() {
        return path.startsWith("/api/v1/admin/");
    }

    @Override
    public int compareTo(Operation other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
