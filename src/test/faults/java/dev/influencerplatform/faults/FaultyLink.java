package dev.influencerplatform.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A TCP connection between the application and somebody it needs, which can be made slow, deaf, or break. */
public final class FaultyLink implements AutoCloseable {

    private static final int PACKET_BYTES = 1400;
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final int POLL_MILLIS = 20;
    private static final Condition GOOD = new Condition(Duration.ZERO, 0, false);

    private final ServerSocket door;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "link");
        thread.setDaemon(true);
        return thread;
    });
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger accepted = new AtomicInteger();
    private volatile InetSocketAddress target;
    private volatile Condition condition = GOOD;
    private volatile boolean refusing;
    private volatile byte[] lastWords;
    private final Set<Socket> mute = ConcurrentHashMap.newKeySet();

    private FaultyLink(InetSocketAddress target) throws IOException {
        this.target = target;
        this.door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    }

    /**
     * What happens to bytes, in both directions.
     *
     * @param bytesPerSecond 0 for as many as there are
     * @param silent whether none comes through, while connections stay
     */
    private record Condition(Duration delay, int bytesPerSecond, boolean silent) {
    }

    /** A good link at first. */
    public static FaultyLink to(int port) throws IOException {
        FaultyLink link = new FaultyLink(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        link.threads.execute(link::accept);
        return link;
    }

    public int port() {
        return door.getLocalPort();
    }

    /** How many connections there have been. */
    public int accepted() {
        return accepted.get();
    }

    public int openNow() {
        return open.size() / 2;
    }

    /** New connections lead there. */
    public void lead(int port) {
        target = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /** All is well again; connections that are broken stay so. */
    public void pass() {
        refusing = false;
        lastWords = null;
        mute.clear();
        condition = GOOD;
    }

    /** Each packet is late. */
    public void delay(Duration time) {
        condition = new Condition(time, 0, false);
    }

    public void throttle(int bytesPerSecond) {
        condition = new Condition(Duration.ZERO, bytesPerSecond, false);
    }

    /** Connections are taken, and nothing comes through. */
    public void blackHole() {
        condition = new Condition(Duration.ZERO, 0, true);
    }

    /** Whoever says these words is heard, but hears nothing any more. */
    public void loseAnswersAfter(String words) {
        lastWords = words.getBytes(StandardCharsets.US_ASCII);
    }

    /** Breaks all connections that there are, in the midst of whatever they say; new ones are good. */
    public void reset() {
        open.forEach(socket -> end(socket, true));
    }

    /** Ends all connections, and each new one at once, until it passes again. */
    public void cut() {
        refusing = true;
        open.forEach(socket -> end(socket, false));
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException gone) {
            // that is what is wanted
        }
        reset();
        threads.shutdownNow();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket near = door.accept();
                accepted.incrementAndGet();
                if (refusing) {
                    end(near, true);
                } else {
                    threads.execute(() -> join(near));
                }
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void join(Socket near) {
        Socket far = new Socket();
        try {
            far.connect(target, (int) CONNECT.toMillis());
            near.setTcpNoDelay(true);
            far.setTcpNoDelay(true);
            open.add(near);
            open.add(far);
            threads.execute(() -> carry(far, near, false));
            carry(near, far, true);
        } catch (IOException nobodyThere) {
            end(far, true);
            end(near, true);
        }
    }

    private void carry(Socket from, Socket to, boolean isThere) {
        byte[] packet = new byte[PACKET_BYTES];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(packet); read >= 0; read = in.read(packet)) {
                if (isThere && lastWords != null && contains(packet, read, lastWords)) {
                    mute.add(to);
                }
                hold(read);
                while (mute.contains(from)) {
                    TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
                }
                out.write(packet, 0, read);
            }
        } catch (IOException broken) {
            // the other side is to notice, too
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } finally {
            end(from, false);
            end(to, false);
        }
    }

    private static boolean contains(byte[] packet, int length, byte[] words) {
        return new String(packet, 0, length, StandardCharsets.ISO_8859_1)
                .contains(new String(words, StandardCharsets.ISO_8859_1));
    }

    private void hold(int bytes) throws InterruptedException {
        Condition now = condition;
        TimeUnit.MILLISECONDS.sleep(now.delay().toMillis());
        if (now.bytesPerSecond() > 0) {
            TimeUnit.MILLISECONDS.sleep(1000L * bytes / now.bytesPerSecond());
        }
        while (condition.silent()) {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }

    private void end(Socket socket, boolean hard) {
        open.remove(socket);
        try {
            if (hard) {
                // a reset instead of a farewell
                socket.setSoLinger(true, 0);
            }
            socket.close();
        } catch (IOException gone) {
            // that is what is wanted
        }
    }
}
