package dev.influencerplatform.social;

import java.util.List;

/**
 * What a grant has brought, the first or a later one.
 *
 * @param tokens what the platform gave no new one of is the old one here, never null in its place
 * @param scopes what is granted now; null when the platform does not say
 */
public record GrantedTokens(Tokens tokens, List<String> scopes) {
}
