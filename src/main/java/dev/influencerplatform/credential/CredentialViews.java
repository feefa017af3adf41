package dev.influencerplatform.credential;

import dev.influencerplatform.common.paging.Page;
import dev.influencerplatform.social.Connectors;
import dev.influencerplatform.social.Platform;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Shows credentials with how they are doing. */
@ApplicationScoped
public class CredentialViews {

    private final Connectors connectors;
    private final PlatformPauses pauses;
    private final CredentialSettings settings;
    private final Clock clock;

    CredentialViews(Connectors connectors, PlatformPauses pauses, CredentialSettings settings, Clock clock) {
        this.connectors = connectors;
        this.pauses = pauses;
        this.settings = settings;
        this.clock = clock;
    }

    public CredentialView of(Credential credential) {
        return view(credential, pauses.current());
    }

    public List<CredentialView> of(List<Credential> credentials) {
        Map<Platform, PlatformPauses.Pause> current = pauses.current();
        return credentials.stream().map(credential -> view(credential, current)).toList();
    }

    Page<CredentialView> of(Page<Credential> page) {
        return new Page<>(of(page.items()), page.nextCursor());
    }

    private CredentialView view(Credential credential, Map<Platform, PlatformPauses.Pause> current) {
        return CredentialView.of(credential, Health.of(credential,
                new Health.Measure(connectors.of(credential.platform).scopes(), current.get(credential.platform),
                        settings.warnBefore(), clock.instant())));
    }
}
