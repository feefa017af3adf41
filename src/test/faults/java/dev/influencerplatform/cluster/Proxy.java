package dev.influencerplatform.cluster;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.influencerplatform.support.Eventually;
import dev.influencerplatform.support.Packaged;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** HAProxy with the configuration that operators are given. */
final class Proxy implements AutoCloseable {

    private static final Path CONFIGURATION = Path.of("docker", "haproxy", "haproxy.cfg");

    private final Program program;
    private final URI url;

    private Proxy(Program program, URI url) {
        this.program = program;
        this.url = url;
    }

    /** In front of instances that listen at these ports, now or later. */
    static Proxy before(int one, int two) throws IOException {
        int port = Packaged.freePort();
        Program program = Program.start("haproxy", List.of("-db", "-f", CONFIGURATION.toString()), Map.of(
                "HTTP_BIND", "127.0.0.1:" + port, "INSTANCE_1", "127.0.0.1:" + one, "INSTANCE_2", "127.0.0.1:" + two));
        Proxy proxy = new Proxy(program, URI.create("http://localhost:" + port));
        Eventually.until(proxy::answers);
        return proxy;
    }

    URI url() {
        return url;
    }

    String output() {
        return program.output();
    }

    private boolean answers() {
        assertThat(program.isRunning()).as(this::output).isTrue();
        try {
            return given().get(url + "/q/health/live").statusCode() > 0;
        } catch (Exception notListening) {
            return false;
        }
    }

    @Override
    public void close() {
        program.close();
    }
}
