package dev.influencerplatform.common.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.influencerplatform.support.WithApplication;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@WithApplication
class FramingTest {

    private static final String POST = "POST /api/v1/auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";
    private static final String BEHIND = "GET /api/v1/behind HTTP/1.1\r\nHost: x\r\n\r\n";

    @ParameterizedTest
    @ValueSource(strings = { "Transfer-Encoding: chunked", "Transfer-Encoding: identity\r\nTransfer-Encoding: chunked" })
    void aBodyInChunksIsTheLastOfItsConnection(String framing) throws IOException {
        assertThat(answers(framing)).startsWith("HTTP/1.1 422").containsIgnoringCase("connection: close")
                .doesNotContain("behind");
    }

    @Test
    void aBodyWithALengthInChunksIsRefused() throws IOException {
        assertThat(answers("Content-Length: 6\r\nTransfer-Encoding: chunked")).startsWith("HTTP/1.1 400")
                .doesNotContain("behind");
    }

    /** All that comes until the server ends the connection. */
    private static String answers(String framing) throws IOException {
        String requests = POST + framing + "\r\n\r\n2\r\n{}\r\n0\r\n\r\n" + BEHIND;
        URI server = URI.create(ConfigProvider.getConfig().getValue("test.url", String.class));
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(requests.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
