package dev.influencerplatform.social.youtube;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.influencerplatform.social.CallSettings;
import dev.influencerplatform.social.ForeignJson;
import dev.influencerplatform.social.PlatformException;
import io.quarkus.arc.Unremovable;
import io.quarkus.oidc.common.OidcEndpoint;
import io.quarkus.oidc.common.OidcRequestFilter;
import io.quarkus.oidc.common.OidcResponseFilter;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Lets no answer to a grant grow without end, and none through that is not what it should be. */
@Singleton
@Unremovable
@OidcEndpoint(OidcEndpoint.Type.TOKEN)
class GrantFilter implements OidcRequestFilter, OidcResponseFilter {

    /** What RFC 6749, appendix A.12, lets tokens consist of. */
    private static final Pattern TOKEN = Pattern.compile("[\\x20-\\x7E]*[\\x21-\\x7E][\\x20-\\x7E]*");
    private static final long LONGEST_LIFE = Duration.ofDays(3653).toSeconds();

    private final CallSettings settings;

    GrantFilter(CallSettings settings) {
        this.settings = settings;
    }

    @Override
    public Uni<Void> filter(OidcRequestFilterContext context) {
        context.request().timeout(settings.timeout().toMillis()).getDelegate().as(new BoundedBody(settings));
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Void> filter(OidcResponseFilterContext context) {
        boolean isGrant = context.statusCode() >= 200 && context.statusCode() < 300;
        return isGrant && !isReadable(context.responseBody() == null ? new byte[0] : context.responseBody().getBytes())
                ? Uni.createFrom().failure(PlatformException.unreadable("Google's grant is none."))
                : Uni.createFrom().voidItem();
    }

    private static boolean isReadable(byte[] body) {
        try {
            JsonNode grant = ForeignJson.parse(body);
            return isToken(grant.path("access_token")) && isLife(grant.path("expires_in"))
                    && isAbsentOr(GrantFilter::isToken, grant.path("refresh_token"))
                    && isAbsentOr(GrantFilter::isLife, grant.path("refresh_token_expires_in"))
                    && isAbsentOr(JsonNode::isTextual, grant.path("scope"));
        } catch (JsonProcessingException notJson) {
            return false;
        }
    }

    private static boolean isAbsentOr(Predicate<JsonNode> form, JsonNode value) {
        return value.isMissingNode() || value.isNull() || form.test(value);
    }

    private static boolean isToken(JsonNode value) {
        return value.isTextual() && TOKEN.matcher(value.textValue()).matches();
    }

    /** In seconds. A refused one is above all one that would have been stored in place of a good one. */
    private static boolean isLife(JsonNode value) {
        Long seconds = value.isIntegralNumber() ? ForeignJson.count(value) : null;
        return seconds != null && seconds > 0 && seconds <= LONGEST_LIFE;
    }
}
