package dev.influencerplatform.social.facebook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.influencerplatform.social.CodeExchange;
import dev.influencerplatform.social.ForeignJson;
import dev.influencerplatform.social.GrantedAccount;
import dev.influencerplatform.social.Login;
import dev.influencerplatform.social.PlatformException;
import dev.influencerplatform.social.PlatformException.Failure;
import dev.influencerplatform.social.Tokens;
import dev.influencerplatform.social.facebook.FacebookTokens.UserToken;
import dev.influencerplatform.social.meta.GraphPage;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the Pages that a person has granted: their own and those of their businesses. */
@Singleton
class FacebookLogin {

    private static final String PAGE = "id,name,access_token";
    private static final int LIMIT = 100;
    /** More pages of a list, or more businesses, nobody has who chooses by hand. */
    private static final int MOST = 10;
    /** A browser waits meanwhile: what was not found by then is not offered. */
    private static final Duration LONGEST = Duration.ofSeconds(15);

    private final FacebookSettings settings;
    private final FacebookGraph facebook;
    private final FacebookTokens tokens;
    private final Clock clock;

    FacebookLogin(FacebookSettings settings, FacebookGraph facebook, FacebookTokens tokens, Clock clock) {
        this.settings = settings;
        this.facebook = facebook;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** Whose pages are looked for, and until when. */
    private record Search(UserToken user, Instant end) {
    }

    Login exchange(CodeExchange exchange) {
        UserToken user = tokens.redeem(exchange);
        List<String> granted = granted(user);
        String loginId = ForeignJson.id(facebook.graph.read(null, () -> facebook.api.me(user.text())).object(), "id");
        Search search = new Search(user, clock.instant().plus(LONGEST));
        Map<String, JsonNode> pages = pages(search, granted.contains(settings.businessScope()));
        if (pages.isEmpty()) {
            throw new PlatformException(Failure.NO_ACCOUNT, "no-page", "Access to no Page was granted.");
        }
        // a Page's token lives as long as the data access of the person that it comes of
        Instant end = tokens.facts(user.text()).dataAccessExpiresAt();
        return new Login(pages.entrySet().stream().map(page -> new GrantedAccount(page.getKey(), loginId,
                ForeignJson.text(page.getValue(), "name"), granted, new Tokens(token(page.getValue()), user.text(),
                        clock.instant(), end, user.expiresAt())))
                .toList());
    }

    private List<String> granted(UserToken user) {
        return GraphPage.of(facebook.graph.read(null, () -> facebook.api.permissions(user.text())), null).items().stream()
                .filter(permission -> "granted".equals(ForeignJson.text(permission, "status")))
                .map(permission -> ForeignJson.text(permission, "permission")).filter(scope -> scope != null).toList();
    }

    /** By id. A Page that was not ticked may be listed, without a token. */
    private Map<String, JsonNode> pages(Search search, boolean alsoOfBusinesses) {
        List<JsonNode> all = new ArrayList<>(list("me", "accounts", PAGE, search));
        if (alsoOfBusinesses) {
            for (JsonNode business : optional("me", "businesses", "id", search).stream().limit(MOST).toList()) {
                all.addAll(optional(ForeignJson.id(business, "id"), "owned_pages", PAGE, search));
                all.addAll(optional(ForeignJson.id(business, "id"), "client_pages", PAGE, search));
            }
        }
        Map<String, JsonNode> pages = new LinkedHashMap<>();
        all.stream().filter(page -> token(page) != null && ForeignJson.text(page, "name") != null)
                .filter(page -> ForeignJson.id(page, "id") != null)
                .forEach(page -> pages.putIfAbsent(ForeignJson.id(page, "id"), page));
        return pages;
    }

    /** What somebody may not see of a business does not take away what else there is. */
    private List<JsonNode> optional(String id, String list, String fields, Search search) {
        try {
            return id == null || isOver(search) ? List.of() : list(id, list, fields, search);
        } catch (PlatformException failed) {
            if (failed.failure() == Failure.PERMISSION || failed.failure() == Failure.BAD_OBJECT) {
                return List.of();
            }
            throw failed;
        }
    }

    private boolean isOver(Search search) {
        return clock.instant().isAfter(search.end());
    }

    private List<JsonNode> list(String id, String list, String fields, Search search) {
        List<JsonNode> items = new ArrayList<>();
        String cursor = null;
        for (int page = 0; page == 0 || cursor != null && page < MOST && !isOver(search); page++) {
            Map<String, String> query = GraphPage.query(fields, LIMIT, cursor);
            query.put("access_token", search.user().text());
            GraphPage next = GraphPage.of(facebook.graph.read(null, () -> facebook.api.list(id, list, query)), cursor);
            items.addAll(next.items());
            cursor = next.next();
        }
        return items;
    }

    private static String token(JsonNode page) {
        return ForeignJson.text(page, "access_token");
    }
}
