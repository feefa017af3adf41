package dev.influencerplatform.credential.connect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.influencerplatform.common.crypto.Vault;
import dev.influencerplatform.common.problem.ProblemException;
import dev.influencerplatform.credential.Credential;
import dev.influencerplatform.credential.CredentialSettings;
import dev.influencerplatform.credential.Credentials;
import dev.influencerplatform.log.LogPlatform;
import dev.influencerplatform.log.LogSubject;
import dev.influencerplatform.social.GrantedAccount;
import dev.influencerplatform.social.Login;
import dev.influencerplatform.social.Platform;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/** Keeps the accounts of a consent until the person has said which of them to connect; the others' tokens are then gone. */
@ApplicationScoped
class ConnectionChoices {

    private final Credentials credentials;
    private final CredentialSettings settings;
    private final Vault vault;
    private final ObjectMapper json;
    private final LogSubject subject;
    private final Clock clock;

    ConnectionChoices(Credentials credentials, CredentialSettings settings, Vault vault, ObjectMapper json,
            LogSubject subject, Clock clock) {
        this.credentials = credentials;
        this.settings = settings;
        this.vault = vault;
        this.json = json;
        this.subject = subject;
        this.clock = clock;
    }

    ConnectionChoice offer(UUID userId, Platform platform, Login login) {
        ConnectionChoice choice = new ConnectionChoice();
        choice.userId = userId;
        choice.platform = platform;
        choice.createdAt = clock.instant();
        choice.expiresAt = choice.createdAt.plus(settings.consentTime());
        // the seal needs the id, and the id the row
        choice.login = "";
        choice.persist();
        try {
            choice.login = vault.seal(json.writeValueAsString(login), choice.place());
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return choice;
    }

    ChoiceView find(UUID id, UUID userId) {
        return ConnectionChoice.findOpen(id, userId, clock.instant())
                .map(choice -> ChoiceView.of(choice, loginOf(choice).accounts())).orElseThrow(ProblemException::notFound);
    }

    /** All or none. */
    List<Credential> decide(UUID id, UUID userId, List<String> platformUserIds) {
        ConnectionChoice choice = ConnectionChoice.findOpenForUpdate(id, userId, clock.instant())
                .orElseThrow(ProblemException::notFound);
        subject.isOn(LogPlatform.valueOf(choice.platform.name()));
        List<GrantedAccount> offered = loginOf(choice).accounts();
        // in one order, whoever else chooses the same accounts at this moment
        Map<String, Credential> connected = new TreeMap<>();
        for (String wanted : new TreeSet<>(platformUserIds)) {
            connected.put(wanted, credentials.connect(userId, choice.platform, find(offered, wanted)));
        }
        choice.delete();
        return platformUserIds.stream().distinct().map(connected::get).toList();
    }

    private static GrantedAccount find(List<GrantedAccount> offered, String platformUserId) {
        Optional<GrantedAccount> account = offered.stream().filter(one -> one.platformUserId().equals(platformUserId))
                .findFirst();
        return account.orElseThrow(
                () -> ProblemException.invalid("platformUserIds", "must be among the accounts of this choice"));
    }

    private Login loginOf(ConnectionChoice choice) {
        try {
            return json.readValue(vault.open(choice.login, choice.place()), Login.class);
        } catch (JsonProcessingException unknown) {
            // without it as the cause: its message may hold what was sealed
            throw new IllegalStateException("The sealed login is of another version");
        }
    }
}
