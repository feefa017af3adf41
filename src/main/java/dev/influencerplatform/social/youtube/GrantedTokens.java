package dev.influencerplatform.social.youtube;

import dev.influencerplatform.social.Tokens;
import java.util.List;

/**
 * What a grant brought.
 *
 * @param scopes what was really granted
 */
record GrantedTokens(Tokens tokens, List<String> scopes) {
}
