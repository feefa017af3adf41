package dev.influencerplatform.common.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.influencerplatform.common.problem.ProblemException;
import dev.influencerplatform.support.Parallel;
import dev.influencerplatform.support.S3Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the port promises holds for each way to keep files. */
class FileStoreTest {

    @TempDir
    static Path folder;
    private static S3Server server;

    /** As an installation has them; the time-outs are shorter. */
    private record Settings(Optional<URI> endpoint, Optional<String> secretKey) implements StorageSettings.S3 {

        @Override
        public Optional<String> bucket() {
            return Optional.of(S3Server.BUCKET);
        }

        @Override
        public String region() {
            return "us-east-1";
        }

        @Override
        public Optional<String> accessKey() {
            return Optional.of(S3Server.ACCESS_KEY);
        }

        @Override
        public boolean pathStyle() {
            return true;
        }

        @Override
        public Duration tryTimeout() {
            return Duration.ofSeconds(1);
        }

        @Override
        public Duration callTimeout() {
            return Duration.ofSeconds(3);
        }
    }

    @BeforeAll
    static void startServer() throws IOException, InterruptedException {
        server = S3Server.start();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    static Stream<FileStore> stores() {
        return Stream.of(new LocalFolder(folder), s3(S3Server.SECRET_KEY));
    }

    private static FileStore s3(String secretKey) {
        return S3Store.open(new Settings(Optional.of(URI.create(server.url())), Optional.of(secretKey)));
    }

    private static String name() {
        return UUID.randomUUID() + "/large.jpg";
    }

    private static byte[] content(int length) {
        byte[] content = new byte[length];
        for (int i = 0; i < length; i++) {
            content[i] = (byte) (i * 31);
        }
        return content;
    }

    @ParameterizedTest
    @MethodSource("stores")
    void whatIsStoredIsRead(FileStore store) {
        for (int length : List.of(0, 1, 300_000)) {
            String name = name();
            store.store(name, content(length));
            assertThat(store.read(name)).hasValue(content(length));
        }
    }

    @ParameterizedTest
    @MethodSource("stores")
    void whatIsNotThereIsNotFound(FileStore store) {
        assertThat(store.read(name())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("stores")
    void aFileIsReplacedAsAWhole(FileStore store) {
        String name = name();
        store.store(name, content(10));
        store.store(name, content(5));
        assertThat(store.read(name)).hasValue(content(5));
    }

    @ParameterizedTest
    @MethodSource("stores")
    void whatIsDeletedIsGoneAndMayBeDeletedAgain(FileStore store) {
        String name = name();
        store.store(name, content(10));
        store.delete(name);
        assertThat(store.read(name)).isEmpty();
        store.delete(name);
        store.delete(name());
    }

    @ParameterizedTest
    @MethodSource("stores")
    void aReaderNeverSeesHalfAFile(FileStore store) {
        String name = name();
        store.store(name, content(200_000));
        List<Integer> lengths = Parallel.times(8, i -> {
            if (i % 2 == 0) {
                store.store(name, content(200_000));
            }
            return store.read(name).orElseThrow().length;
        });
        assertThat(lengths).containsOnly(200_000);
    }

    @ParameterizedTest
    @MethodSource("brokenStores")
    void aFailureIsAProblemThatMayPass(Supplier<FileStore> broken) {
        FileStore store = broken.get();
        for (Runnable call : List.<Runnable> of(() -> store.store("a/b", content(10)), () -> store.read("a/b"),
                () -> store.delete("a/b"))) {
            assertThatThrownBy(call::run).isInstanceOfSatisfying(ProblemException.class, problem -> {
                assertThat(problem.type().status()).isEqualTo(503);
                assertThat(problem.retryAfter()).isPresent();
            });
        }
    }

    static Stream<Supplier<FileStore>> brokenStores() {
        return Stream.of(FileStoreTest::fileInsteadOfFolder, () -> s3("a wrong secret"));
    }

    private static FileStore fileInsteadOfFolder() {
        try {
            FileStore store = new LocalFolder(folder.resolve("broken"));
            Files.writeString(folder.resolve("broken").resolve("a"), "in the way");
            return store;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void aStoreThatDoesNotAnswerIsGivenUpInTime() throws IOException {
        try (ServerSocket silent = new ServerSocket(0)) {
            FileStore store = S3Store.open(new Settings(Optional.of(URI.create("http://127.0.0.1:" + silent.getLocalPort())),
                    Optional.of(S3Server.SECRET_KEY)));
            Instant before = Instant.now();
            assertThatThrownBy(() -> store.read(name())).isInstanceOf(ProblemException.class);
            assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(6));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "../escaped.jpg", "a/../../escaped.jpg", "/etc/passwd", "a/b/c", "a", ".." })
    void noNameLeadsOutOfTheFolder(String name) {
        FileStore store = new LocalFolder(folder.resolve("inside"));
        assertThatThrownBy(() -> store.store(name, content(1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.read(name)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.delete(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anEmptyFolderGoesWithItsLastFile() throws IOException {
        Path root = folder.resolve("tidy");
        FileStore store = new LocalFolder(root);
        store.store("a/one.jpg", content(1));
        store.store("a/two.jpg", content(1));
        store.delete("a/one.jpg");
        assertThat(root.resolve("a")).exists();
        store.delete("a/two.jpg");
        assertThat(root).isEmptyDirectory();
    }

    @Test
    void whatADeadWriterLeftIsRemovedAtAStartAfterADay() throws IOException {
        Path root = Files.createDirectories(folder.resolve("left"));
        Path old = Files.createFile(root.resolve("1.unfinished"));
        Path recent = Files.createFile(root.resolve("2.unfinished"));
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(25))));
        assertThat(new LocalFolder(root).read("a/b")).isEmpty();
        assertThat(old).doesNotExist();
        assertThat(recent).exists();
    }

    @Test
    void aFolderThatCannotBeWrittenIsFoundOutAtTheStart() throws IOException {
        Path file = Files.createFile(folder.resolve("no-folder"));
        assertThatThrownBy(() -> new LocalFolder(file)).isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("no-folder");
    }
}
