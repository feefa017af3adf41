package dev.influencerplatform.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * One connection of a client that speaks plain HTTP/1.1 and repeats nothing by itself, as usual clients do behind one's back:
 * what it sends is sent once, and what becomes of it is seen.
 */
public final class Wire implements AutoCloseable {

    /** Behind what was read, when the server has ended the connection. */
    public static final String ENDED = "\0";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CONNECT_MILLIS = 5000;

    private final Socket socket;
    private final InputStream in;

    private Wire(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    /** @param patience how long an answer may take before it counts as none */
    public static Wire connect(URI server, Duration patience) throws IOException {
        Socket socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.setSoTimeout((int) patience.toMillis());
        socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), CONNECT_MILLIS);
        return new Wire(socket);
    }

    /** An answer; header names are in lower case. */
    public record Answer(int status, Map<String, String> headers, String body) {

        /** Without what nobody looks at. */
        @Override
        public String toString() {
            return status + " " + code();
        }

        /** The code of a problem, or nothing. */
        public String code() {
            return headers.getOrDefault("content-type", "").startsWith("application/problem+json")
                    ? json().path("code").asText()
                    : "";
        }

        public JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException noJson) {
                throw new UncheckedIOException(body, noJson);
            }
        }

        public boolean ends() {
            return "close".equalsIgnoreCase(headers.get("connection"));
        }
    }

    /** @param body null for none */
    public Answer ask(String method, String path, Map<String, String> headers, String body) throws IOException {
        send(text(method, path, headers, body));
        return read();
    }

    /** A request as it goes over the wire. */
    public static String text(String method, String path, Map<String, String> headers, String body) {
        StringBuilder request = new StringBuilder(method).append(' ').append(path).append(" HTTP/1.1\r\nHost: localhost\r\n");
        headers.forEach((name, value) -> request.append(name).append(": ").append(value).append("\r\n"));
        if (body != null) {
            request.append("Content-Length: ").append(body.getBytes(StandardCharsets.UTF_8).length).append("\r\n");
        }
        return request.append("\r\n").append(body == null ? "" : body).toString();
    }

    public void send(String text) throws IOException {
        send(text.getBytes(StandardCharsets.UTF_8));
    }

    public void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /** The next answer; fails when the connection ends before it does. */
    public Answer read() throws IOException {
        String status = line();
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
        }
        int code = Integer.parseInt(status.split(" ")[1]);
        return new Answer(code, headers, code == 204 || code == 304 ? "" : new String(body(headers), StandardCharsets.UTF_8));
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        if (!"chunked".equals(headers.get("transfer-encoding"))) {
            String length = headers.get("content-length");
            return length == null ? in.readAllBytes() : exactly(Integer.parseInt(length));
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            all.write(exactly(size));
            line();
        }
        line();
        return all.toByteArray();
    }

    private int chunkSize() throws IOException {
        return Integer.parseInt(line(), 16);
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("The answer was cut off in its body");
        }
        return bytes;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException(line.isEmpty() ? "No answer" : "The answer was cut off");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    /** All that comes until the server ends the connection, or says nothing for this long. */
    public String readAll(Duration silence) throws IOException {
        socket.setSoTimeout((int) silence.toMillis());
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            for (int next = in.read(); next >= 0; next = in.read()) {
                all.write(next);
            }
        } catch (SocketTimeoutException silent) {
            return all.toString(StandardCharsets.ISO_8859_1);
        } catch (IOException reset) {
            // it is ended, too
        }
        return all.toString(StandardCharsets.ISO_8859_1) + ENDED;
    }

    /** Whether the server ends the connection within this time, having said no more. */
    public boolean isEndedWithin(Duration longest) throws IOException {
        socket.setSoTimeout((int) Math.max(1, longest.toMillis()));
        try {
            return in.read() < 0;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException gone) {
            // that is what is wanted
        }
    }
}
