package dev.influencerplatform.user.privacy;

import dev.influencerplatform.common.export.Download;
import dev.influencerplatform.common.export.ExportFormat;
import dev.influencerplatform.common.export.Exports;
import dev.influencerplatform.common.http.Caller;
import dev.influencerplatform.common.limit.Limited;
import dev.influencerplatform.common.limit.RateClass;
import dev.influencerplatform.common.load.Turns;
import dev.influencerplatform.common.problem.ProblemType;
import dev.influencerplatform.log.Logged;
import io.quarkus.security.Authenticated;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** All that is the caller's. */
@Path("/api/v1/users/me")
@Authenticated
public class AccountResource {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final Exports exports;
    private final AccountDeletion deletion;
    private final StepUp stepUp;
    private final Caller caller;
    private final Clock clock;
    private final Turns turns;

    AccountResource(Exports exports, AccountDeletion deletion, StepUp stepUp, Caller caller, Clock clock,
            PrivacySettings settings) {
        this.exports = exports;
        this.deletion = deletion;
        this.stepUp = stepUp;
        this.caller = caller;
        this.clock = clock;
        this.turns = new Turns("exports", settings.exportsAtOnce(),
                () -> ProblemType.UNAVAILABLE.with("Others are exporting at this moment.").retryAfter(RETRY_AFTER));
    }

    /** The password, where it was not given a moment ago. */
    @Schema(name = "AccountDeletion")
    public record Confirmation(
            @Schema(description = "Needed when the last one was given more than ten minutes ago; a wrong one is refused in any case") @Size(max = 512) String password) {
    }

    /** Everything that the account owns, without tokens and hashes, as one JSON document: a list for each kind of data. */
    @GET
    @Path("/export")
    @APIResponse(responseCode = "200", description = "The document", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "AccountExport")))
    @Limited(RateClass.HEAVY)
    @Logged("export_account")
    public RestResponse<Download> export() {
        return answer(new Download(write(ExportFormat.JSON)), ExportFormat.JSON);
    }

    /**
     * The same as a ZIP archive of CSV files (RFC 4180). What a spreadsheet would take for a formula has an apostrophe in
     * front.
     */
    @GET
    @Path("/export.zip")
    @Produces("application/zip")
    @APIResponse(responseCode = "200", description = "The archive", content = @Content(mediaType = "application/zip", schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @Limited(RateClass.HEAVY)
    @Logged("export_account")
    public RestResponse<InputStream> exportArchive() {
        return answer(write(ExportFormat.ZIP), ExportFormat.ZIP);
    }

    private InputStream write(ExportFormat format) {
        return turns.take(() -> exports.of(caller.id(), format));
    }

    private <T> RestResponse<T> answer(T document, ExportFormat format) {
        String name = "influencer-platform-%s.%s".formatted(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC),
                format.name().toLowerCase(Locale.ROOT));
        return ResponseBuilder.ok(document).header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"").build();
    }

    /** Deletes the account and all that belongs to it, and ends its grants at the platforms. There is no way back. */
    @DELETE
    @Limited(RateClass.PASSWORD)
    @Consumes(MediaType.APPLICATION_JSON)
    public void delete(@Valid @RequestBody(required = false) Confirmation confirmation) {
        stepUp.require(confirmation == null ? null : confirmation.password(), "delete_account");
        deletion.delete(caller.id(), caller.sessionId());
    }
}
