package dev.influencerplatform.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** The way to a database, which can be shut: then it still takes connections and questions, and nothing ever comes back. */
public final class DatabaseGate implements AutoCloseable {

    private static final int CHUNK = 8192;

    private final ServerSocket door = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    private final int database;
    private final List<Socket> sockets = new ArrayList<>();
    private boolean shut;

    public DatabaseGate(int database) throws IOException {
        this.database = database;
        begin(this::welcome);
    }

    public int port() {
        return door.getLocalPort();
    }

    public synchronized void shut() {
        shut = true;
    }

    public synchronized void open() {
        shut = false;
        notifyAll();
    }

    private void welcome() throws IOException {
        while (true) {
            Socket client = door.accept();
            begin(() -> lead(client));
        }
    }

    private void lead(Socket client) throws IOException {
        try {
            Socket server = new Socket(InetAddress.getLoopbackAddress(), database);
            remember(client, server);
            begin(() -> carry(client, server));
            begin(() -> carry(server, client));
        } catch (IOException nobodyThere) {
            client.close();
        }
    }

    private void carry(Socket from, Socket to) throws IOException {
        try (from; to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] chunk = new byte[CHUNK];
            for (int length = in.read(chunk); length > 0; length = in.read(chunk)) {
                awaitOpen();
                out.write(chunk, 0, length);
            }
        }
    }

    private synchronized void awaitOpen() throws IOException {
        try {
            while (shut) {
                wait();
            }
        } catch (InterruptedException stopped) {
            throw new IOException(stopped);
        }
    }

    private synchronized void remember(Socket... more) {
        sockets.addAll(List.of(more));
    }

    @Override
    public synchronized void close() throws IOException {
        door.close();
        for (Socket socket : sockets) {
            socket.close();
        }
        open();
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void begin(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException ended) {
                // somebody hung up, as they do
            }
        }, "database-gate");
        thread.setDaemon(true);
        thread.start();
    }
}
