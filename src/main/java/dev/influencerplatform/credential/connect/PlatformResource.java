package dev.influencerplatform.credential.connect;

import dev.influencerplatform.social.Connector;
import dev.influencerplatform.social.Connectors;
import dev.influencerplatform.social.Platform;
import io.quarkus.security.Authenticated;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What can be connected here. */
@Path("/api/v1/platforms")
@Authenticated
public class PlatformResource {

    private final Connectors connectors;

    PlatformResource(Connectors connectors) {
        this.connectors = connectors;
    }

    /** All platforms, in the order of their names. */
    @Schema(name = "Platforms")
    public record Platforms(@NotNull List<PlatformView> items) {
    }

    /** One platform. */
    @Schema(name = "PlatformView")
    public record PlatformView(@NotNull Platform platform,
            @Schema(description = "Whether accounts of it can be connected here") @NotNull boolean configured,
            @Schema(description = "Whether a stand-in plays it, for trying things out") @NotNull boolean sandbox,
            @Schema(description = "What people are asked to allow") @NotNull List<String> scopes) {

        static PlatformView of(Connector connector) {
            return new PlatformView(connector.platform(), connector.isConfigured(), connector.isSandbox(),
                    connector.scopes());
        }
    }

    @GET
    public Platforms list() {
        return new Platforms(Arrays.stream(Platform.values()).map(connectors::of).map(PlatformView::of).toList());
    }
}
