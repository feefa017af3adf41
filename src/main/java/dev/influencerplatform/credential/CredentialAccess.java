package dev.influencerplatform.credential;

import dev.influencerplatform.social.Access;
import dev.influencerplatform.social.Connector;
import dev.influencerplatform.social.Connectors;
import dev.influencerplatform.social.PlatformException;
import dev.influencerplatform.social.PlatformException.Failure;
import dev.influencerplatform.social.PlatformPause;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** Asks a platform in the name of a connected account, with a token that holds; outside of any transaction. */
@ApplicationScoped
public class CredentialAccess {

    /** A token that ends within a call is as good as none. */
    private static final Duration SHORTEST = Duration.ofSeconds(30);

    private final Connectors connectors;
    private final TokenRefresh refresh;
    private final PlatformPauses pauses;
    private final Clock clock;

    CredentialAccess(Connectors connectors, TokenRefresh refresh, PlatformPauses pauses, Clock clock) {
        this.connectors = connectors;
        this.refresh = refresh;
        this.pauses = pauses;
        this.clock = clock;
    }

    /**
     * @throws PlatformException when it cannot be done; what it says of the connection has been remembered
     */
    public <T> T call(UUID id, BiFunction<Connector, Access, T> question) {
        OpenedCredential opened = refresh.open(id);
        pauses.requireNone(id);
        return ask(fresh(opened), question);
    }

    /** The platform has told all that it was asked for: whatever it had refused before, it does not any more. */
    public void accept(UUID id) {
        QuarkusTransaction.requiringNew().run(() -> Credential.accept(id));
    }

    private <T> T ask(OpenedCredential credential, BiFunction<Connector, Access, T> question) {
        Connector connector = connectors.of(credential.platform());
        try {
            return question.apply(connector, credential.access());
        } catch (PlatformException failure) {
            if (failure.failure() == Failure.STALE_TOKEN) {
                return askOnceMore(refresh.renewed(credential.id(), credential.seal()), question);
            }
            remember(credential, failure);
            throw failure;
        }
    }

    private <T> T askOnceMore(OpenedCredential renewed, BiFunction<Connector, Access, T> question) {
        try {
            return question.apply(connectors.of(renewed.platform()), renewed.access());
        } catch (PlatformException failure) {
            if (failure.failure() == Failure.STALE_TOKEN) {
                // given out a moment ago: that is the platform's trouble, and no word on the consent
                throw new PlatformException(Failure.RETRY, failure.reason(), failure.getMessage());
            }
            remember(renewed, failure);
            throw failure;
        }
    }

    private OpenedCredential fresh(OpenedCredential credential) {
        Instant end = credential.access().tokens().expiresAt();
        boolean ends = end != null && end.isBefore(clock.instant().plus(SHORTEST));
        return ends ? refresh.renewed(credential.id(), credential.seal()) : credential;
    }

    private void remember(OpenedCredential credential, PlatformException failure) {
        switch (failure.failure()) {
            case REAUTH -> whileCurrent(credential, row -> row.breakDown(failure.reason(), clock.instant()));
            case PERMISSION, NO_ACCOUNT -> whileCurrent(credential, row -> row.refuse(failure.reason(), clock.instant()));
            case THROTTLED -> pauses.remember(new PlatformPause(credential.platform(), credential.access().platformUserId(),
                    failure.reason(), failure.until()));
            default -> {
                // says nothing of the connection
            }
        }
    }

    /** A verdict on a token that was replaced meanwhile counts for nothing. */
    private static void whileCurrent(OpenedCredential credential, Consumer<Credential> deed) {
        QuarkusTransaction.requiringNew().run(() -> Credential.findForUpdate(credential.id())
                .filter(row -> row.accessToken.equals(credential.seal())).ifPresent(deed));
    }
}
