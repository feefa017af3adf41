package dev.influencerplatform.social;

import io.quarkus.runtime.LaunchMode;
import java.net.URI;

/** Our app at one platform: the real one when it is configured, else the sandbox's where that may stand in. */
public final class PlatformApp {

    private static final String SANDBOX_ID = "sandbox-app";
    private static final String SANDBOX_SECRET = "sandbox-secret";

    private final AppSettings settings;
    private final URI sandbox;

    public PlatformApp(AppSettings settings, SocialSettings social) {
        this.settings = settings;
        // in a package there is none, whatever the settings say
        this.sandbox = isRegistered() || LaunchMode.current() == LaunchMode.NORMAL ? null : social.sandboxUrl().orElse(null);
    }

    public boolean isConfigured() {
        return isRegistered() || isSandbox();
    }

    public boolean isSandbox() {
        return sandbox != null;
    }

    public String clientId() {
        return isSandbox() ? SANDBOX_ID : settings.clientId().orElseThrow();
    }

    public String clientSecret() {
        return isSandbox() ? SANDBOX_SECRET : settings.clientSecret().orElseThrow();
    }

    /** Where an address of the platform is to be reached. */
    public URI at(URI address) {
        return isSandbox() ? URI.create(sandbox + "/" + address.getAuthority() + address.getRawPath()) : address;
    }

    private boolean isRegistered() {
        return settings.clientId().isPresent() && settings.clientSecret().isPresent();
    }
}
