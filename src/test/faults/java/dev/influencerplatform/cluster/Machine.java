package dev.influencerplatform.cluster;

import dev.influencerplatform.faults.FaultyLink;
import java.io.IOException;

/** A machine of the database's cluster: an address, and the server that runs there. */
final class Machine implements AutoCloseable {

    private final FaultyLink address;
    private final PostgresServer server;
    private boolean frozen;

    private Machine(FaultyLink address, PostgresServer server) {
        this.address = address;
        this.server = server;
    }

    static Machine with(PostgresServer server) throws IOException {
        return new Machine(FaultyLink.to(server.port()), server);
    }

    /** A JDBC URL that finds the primary among two machines, as {@code docker/SCALING.md} has it. */
    static String url(Machine one, Machine other) {
        return ("jdbc:postgresql://localhost:%d,localhost:%d/postgres?targetServerType=primary&hostRecheckSeconds=2"
                + "&connectTimeout=1&sslResponseTimeout=1000&loginTimeout=3")
                .formatted(one.address.port(), other.address.port());
    }

    PostgresServer server() {
        return server;
    }

    /** The server dies at once; whoever was connected is told so by the operating system. */
    void loseServer() {
        server.kill();
        address.cut();
    }

    /** No packet comes from it any more, not even one that says so. */
    void vanish() {
        address.blackHole();
        server.freeze();
        frozen = true;
    }

    /** The server ends in good order: it sends all that it has to its standby first. */
    void stopServer() {
        server.close();
        address.cut();
    }

    @Override
    public void close() {
        address.close();
        if (frozen) {
            server.kill();
        }
        server.close();
    }
}
