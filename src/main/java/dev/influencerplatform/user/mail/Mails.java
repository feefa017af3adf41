package dev.influencerplatform.user.mail;

import dev.influencerplatform.common.data.Backoff;
import dev.influencerplatform.common.data.BeforeMigration;
import dev.influencerplatform.common.data.DueWork;
import dev.influencerplatform.common.data.LeasedTable;
import dev.influencerplatform.common.data.Leases;
import dev.influencerplatform.common.data.ReportedWork;
import dev.influencerplatform.common.meter.Occurrences;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.interceptor.Interceptor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Sends mails, without anybody waiting for it: a mail is planned in the transaction of what it tells of, and whoever asks for
 * one with an unknown address is answered in the same time as others. It is sent at least once, and each time with a new link.
 */
@ApplicationScoped
public class Mails implements ReportedWork {

    private static final Logger LOG = Logger.getLogger(Mails.class);
    static final LeasedTable DUE = new LeasedTable("mails", "id", "due_at", 2);
    private static final List<String> OUTCOMES = List.of("sent", "void", "failed", "given-up");
    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(10), Duration.ofMinutes(30));

    private final Leases leases;
    private final DueWork work;
    private final LetterWriter writer;
    private final Postman postman;
    private final MailSettings settings;
    private final Event<Planned> planned;
    private final Clock clock;

    Mails(Leases leases, LetterWriter writer, Postman postman, MailSettings settings, Event<Planned> planned, Clock clock) {
        this.leases = leases;
        this.work = new DueWork(leases, DUE, settings.atOnce(), this::deliver);
        this.writer = writer;
        this.postman = postman;
        this.settings = settings;
        this.planned = planned;
        this.clock = clock;
        for (MailKind kind : MailKind.values()) {
            OUTCOMES.forEach(outcome -> Occurrences.expect("mails", labels(kind, outcome)));
        }
    }

    /** News: there is something to send as soon as the transaction has committed. */
    record Planned() {
    }

    /**
     * In the transaction of what it tells of.
     *
     * @param userId null where only the sending finds out whether the address has an account
     */
    public void plan(MailKind kind, UUID userId, String address, Map<String, String> details) {
        Mail mail = new Mail();
        mail.kind = kind;
        mail.userId = userId;
        mail.address = address;
        mail.details = details.isEmpty() ? null : details;
        mail.createdAt = clock.instant();
        mail.dueAt = mail.createdAt;
        mail.persist();
        planned.fire(new Planned());
    }

    /** What a user set off, and is void before it is sent. */
    public void forget(MailKind kind, UUID userId) {
        Mail.forget(kind, userId);
    }

    /** Nothing more goes to an address whose account is no more. */
    public void forget(String address) {
        Mail.forgetAddress(address);
    }

    void begin(@Observes(during = TransactionPhase.AFTER_SUCCESS) Planned news) {
        work.begin();
    }

    @Override
    public Queue queue() {
        return new Queue("send-mails", DUE, "failures");
    }

    @Scheduled(every = "{app.mails.send-every}", delayed = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP, skipExecutionIf = BeforeMigration.class, identity = "send-mails")
    void run() {
        work.run();
    }

    void shutdown(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) ShutdownEvent event) {
        work.shutdown();
    }

    void awaitEnd(@Observes ShutdownEvent event) throws InterruptedException {
        work.awaitEnd(Instant.now().plus(DueWork.TIME_TO_FINISH));
    }

    private void deliver(UUID id) {
        Mail mail = QuarkusTransaction.requiringNew().call(() -> Mail.findById(id));
        if (mail == null) {
            return;
        }
        try {
            Optional<Letter> letter = QuarkusTransaction.requiringNew().call(() -> writer.write(mail));
            letter.ifPresent(words -> postman.send(mail.address, words));
            QuarkusTransaction.requiringNew().run(() -> Mail.finish(id));
            count(mail, letter.isPresent() ? "sent" : "void");
        } catch (RuntimeException failure) {
            tryAgainLater(mail, failure);
        }
    }

    /** Without the failure's words in the log, as they may hold the address. */
    private void tryAgainLater(Mail mail, RuntimeException failure) {
        boolean late = mail.createdAt.isBefore(clock.instant().minus(settings.giveUpAfter()));
        LOG.warnf("A mail (%s, %s) could not be sent%s: %s", mail.kind, mail.id, late ? " and is given up" : "",
                failure.getClass().getSimpleName());
        count(mail, late ? "given-up" : "failed");
        QuarkusTransaction.requiringNew().run(() -> {
            if (late) {
                Mail.finish(mail.id);
            } else {
                Mail.postpone(mail.id, clock.instant().plus(BACKOFF.after(mail.failures)));
                leases.release(DUE, mail.id);
            }
        });
    }

    private static void count(Mail mail, String outcome) {
        Occurrences.count("mails", labels(mail.kind, outcome));
    }

    private static String[] labels(MailKind kind, String outcome) {
        return new String[] { "kind", kind.name().toLowerCase(Locale.ROOT).replace('_', '-'), "outcome", outcome };
    }
}
