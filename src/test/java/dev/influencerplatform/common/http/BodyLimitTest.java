package dev.influencerplatform.common.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.influencerplatform.support.Account;
import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.Pictures;
import dev.influencerplatform.support.WithApplication;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A photo may be larger than what others send, and neither may be larger than that, whether it tells its length or not. */
@WithApplication
class BodyLimitTest {

    private static final int MEGABYTE = 1 << 20;

    private final Account sarah = Api.newAccount();

    private static URI server() {
        return URI.create(ConfigProvider.getConfig().getValue("test.url", String.class));
    }

    private HttpResponse<String> put(String path, BodyPublisher body) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(server().resolve("/api/v1" + path))
                .header("Authorization", "Bearer " + sarah.accessToken()).header("Content-Type", "image/png").PUT(body).build(),
                BodyHandlers.ofString());
    }

    /** A picture of exactly that size: whatever hangs on behind it does no harm. */
    private static byte[] picture(int size) {
        byte[] picture = Pictures.png(64, 48);
        return Pictures.join(picture, new byte[size - picture.length]);
    }

    private static BodyPublisher inChunks(byte[] body) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
    }

    @Test
    void aPhotoMayHaveTenMegabytes() throws Exception {
        assertThat(put("/profiles/me/photo", BodyPublishers.ofByteArray(picture(10 * MEGABYTE))).statusCode()).isEqualTo(200);
        assertThat(put("/profiles/me/photo", inChunks(picture(10 * MEGABYTE))).statusCode()).isEqualTo(200);
    }

    @Test
    void aPhotoMayNotHaveOneByteMore() throws Exception {
        HttpResponse<String> answer = put("/profiles/me/photo", BodyPublishers.ofByteArray(picture(10 * MEGABYTE + 1)));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("body-too-large", "10485760");
    }

    @ParameterizedTest
    @CsvSource({ "PUT,/profiles/me/photo,11", "PUT,/profiles/me/photo/,2", "POST,/shoots,2", "PATCH,/profiles/me,2" })
    void aBodyInChunksIsCutOffAtTheSameLimit(String method, String path, int megabytes) throws IOException {
        StringBuilder request = new StringBuilder(method + " /api/v1" + path + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                + sarah.accessToken() + "\r\nContent-Type: " + (method.equals("PUT") ? "image/png" : "application/json")
                + "\r\nTransfer-Encoding: chunked\r\n\r\n");
        for (int i = 0; i < megabytes; i++) {
            request.append("100000\r\n").append(" ".repeat(MEGABYTE)).append("\r\n");
        }
        assertThat(raw(request.append("0\r\n\r\n").toString())).startsWith("HTTP/1.1 413");
    }

    @Test
    void whoHasNoTokenIsRefusedBeforeTheBodyIsThere() throws IOException {
        String head = "PUT /api/v1/profiles/me/photo HTTP/1.1\r\nHost: x\r\nContent-Type: image/png\r\nContent-Length: "
                + 10 * MEGABYTE + "\r\n\r\n";
        assertThat(raw(head)).startsWith("HTTP/1.1 401");
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket(server().getHost(), server().getPort())) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            InputStream in = socket.getInputStream();
            try {
                out.write(request.getBytes(StandardCharsets.ISO_8859_1));
                out.flush();
            } catch (IOException refusedEarly) {
                // the answer may come, and the connection close, before all of an oversized body is written
            }
            byte[] answer = new byte[4096];
            int read = in.read(answer);
            return new String(answer, 0, Math.max(0, read), StandardCharsets.UTF_8);
        }
    }
}
