package dev.influencerplatform.user.mail;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.MailTemplate.MailTemplateInstance;
import io.quarkus.qute.CheckedTemplate;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/** Hands letters to the mail server, as text and as HTML. */
@ApplicationScoped
class Postman {

    private static final Logger LOG = Logger.getLogger(Postman.class);

    private final MailSettings settings;

    Postman(MailSettings settings) {
        this.settings = settings;
    }

    @CheckedTemplate
    static class Templates {

        static native MailTemplateInstance letter(Letter letter, String sender);
    }

    /** Waits until the mail server has taken it; throws when it has not. */
    void send(String address, Letter letter) {
        if (settings.print()) {
            LOG.infof("Mail to %s: %s%n%s%s", address, letter.subject(),
                    String.join(System.lineSeparator(), letter.paragraphs()),
                    letter.link() == null ? "" : System.lineSeparator() + letter.link().address());
        }
        Mail envelope = new Mail().setTo(List.of(address)).setSubject(letter.subject())
                // RFC 3834: no answers of machines to machines
                .addHeader("Auto-Submitted", "auto-generated");
        Templates.letter(letter, settings.senderName()).mail(envelope).send().await().atMost(settings.timeout());
    }
}
