package dev.influencerplatform.support;

import java.io.StringWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** All that the server logs meanwhile, some of it as fine as an operator can make it. */
public final class ServerLog extends Handler implements AutoCloseable {

    private final StringWriter text = new StringWriter();
    private final Formatter formatter = new SimpleFormatter();
    private final Map<Logger, Level> levels = new HashMap<>();

    public ServerLog(String... finest) {
        for (String logger : finest) {
            levels.put(Logger.getLogger(logger), Logger.getLogger(logger).getLevel());
            Logger.getLogger(logger).setLevel(Level.FINEST);
        }
        setLevel(Level.ALL);
        Logger.getLogger("").addHandler(this);
    }

    public synchronized String text() {
        return text.toString();
    }

    @Override
    public synchronized void publish(LogRecord entry) {
        text.write(formatter.format(entry));
    }

    @Override
    public void flush() {
        // all is in memory
    }

    @Override
    public void close() {
        Logger.getLogger("").removeHandler(this);
        levels.forEach(Logger::setLevel);
    }
}
