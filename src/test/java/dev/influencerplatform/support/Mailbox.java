package dev.influencerplatform.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A real mail server, and what has come for somebody. */
public final class Mailbox {

    private static final Pattern TOKEN = Pattern.compile("#token=([A-Za-z0-9_-]{43})");

    private static GreenMail server;

    private Mailbox() {
    }

    /** A mail as it came. */
    public record Received(String from, String subject, String text, String html) {

        /** The secret in its link. */
        public String token() {
            Matcher link = TOKEN.matcher(text);
            assertThat(link.find()).as(text).isTrue();
            return link.group(1);
        }
    }

    /** Where the server listens; started by whoever asks first. */
    public static synchronized int port() {
        return running().getSmtp().getPort();
    }

    private static synchronized GreenMail running() {
        if (server == null) {
            server = new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP));
            server.withConfiguration(
                    new GreenMailConfiguration().withDisabledAuthentication());
            server.start();
        }
        return server;
    }

    /** Nobody answers at the server's port meanwhile. */
    public static void whileDown(Runnable work) {
        running().getSmtp().stopService();
        try {
            work.run();
        } finally {
            restart();
        }
    }

    private static synchronized void restart() {
        ServerSetup same = new ServerSetup(server.getSmtp().getPort(), "localhost", ServerSetup.PROTOCOL_SMTP);
        server = new GreenMail(same);
        server.withConfiguration(new GreenMailConfiguration().withDisabledAuthentication());
        server.start();
    }

    /** All that has come for an address, the oldest first. */
    public static List<Received> of(String address) {
        return Arrays.stream(running().getReceivedMessages()).filter(message -> isTo(message, address)).map(Mailbox::read)
                .toList();
    }

    /** Waits until so many mails have come, and gives the last one. */
    public static Received await(String address, int count) {
        Eventually.until(() -> of(address).size() >= count);
        List<Received> mails = of(address);
        assertThat(mails).hasSize(count);
        return mails.get(count - 1);
    }

    /** Waits for the only one. */
    public static Received await(String address) {
        return await(address, 1);
    }

    private static boolean isTo(MimeMessage message, String address) {
        try {
            return message.getRecipients(Message.RecipientType.TO)[0].toString().equals(address);
        } catch (MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static Received read(MimeMessage message) {
        try {
            return new Received(message.getFrom()[0].toString(), message.getSubject(), part(message, "text/plain"),
                    part(message, "text/html"));
        } catch (MessagingException | IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static String part(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return (String) part.getContent();
        }
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                String found = part(parts.getBodyPart(i), type);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }
}
