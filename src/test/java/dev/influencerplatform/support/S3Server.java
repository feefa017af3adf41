package dev.influencerplatform.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** A store that speaks S3 and checks signatures (S3Proxy), in a process of its own; it forgets everything at its end. */
public final class S3Server implements AutoCloseable {

    public static final String BUCKET = "photos";
    public static final String ACCESS_KEY = "our-name";
    public static final String SECRET_KEY = "our-secret";

    private static final Duration LONGEST_START = Duration.ofSeconds(60);
    private static final int POLL_MILLIS = 100;

    private final Process process;
    private final int port;

    private S3Server(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** With an empty bucket. */
    public static S3Server start() throws IOException, InterruptedException {
        int port = Packaged.freePort();
        Path folder = Files.createTempDirectory(Path.of("target"), "s3-server");
        Path settings = Files.write(folder.resolve("s3-server.properties"), List.of("s3proxy.authorization=aws-v2-or-v4",
                "s3proxy.endpoint=http://127.0.0.1:" + port, "s3proxy.identity=" + ACCESS_KEY,
                "s3proxy.credential=" + SECRET_KEY, "jclouds.provider=transient-nio2", "jclouds.identity=unused",
                "jclouds.credential=unused"));
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-jar", Path.of("target", "s3-server", "s3-server.jar").toString(), "--properties",
                settings.toString()).redirectErrorStream(true).redirectOutput(folder.resolve("output.log").toFile()).start();
        S3Server server = new S3Server(process, port);
        server.awaitReady();
        try (S3Client client = server.client(ACCESS_KEY, SECRET_KEY).build()) {
            client.createBucket(request -> request.bucket(BUCKET));
        }
        return server;
    }

    private void awaitReady() throws InterruptedException {
        Instant end = Instant.now().plus(LONGEST_START);
        while (!answers()) {
            assertThat(process.isAlive()).isTrue();
            assertThat(Instant.now()).isBefore(end);
            Thread.sleep(POLL_MILLIS);
        }
    }

    private boolean answers() {
        try {
            return ((HttpURLConnection) URI.create(url()).toURL().openConnection()).getResponseCode() > 0;
        } catch (IOException notListening) {
            return false;
        }
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    public S3ClientBuilder client(String accessKey, String secretKey) {
        return S3Client.builder().endpointOverride(URI.create(url())).region(Region.US_EAST_1).forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secretKey)));
    }

    /** The names of all files. */
    public List<String> files() {
        try (S3Client client = client(ACCESS_KEY, SECRET_KEY).build()) {
            return client.listObjectsV2(request -> request.bucket(BUCKET)).contents().stream().map(file -> file.key()).toList();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
