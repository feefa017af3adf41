package dev.influencerplatform.support;

/** One operation of the OpenAPI document. */
public record Operation(String method, String path) implements Comparable<Operation> {

    public boolean reads() {
        return method.equals("GET");
    }

    public boolean isForOperators() {
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
