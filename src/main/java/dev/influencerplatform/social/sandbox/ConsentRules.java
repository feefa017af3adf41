package dev.influencerplatform.social.sandbox;

import dev.influencerplatform.social.Platform;
import java.util.List;
import java.util.Map;

/**
 * How one platform asks for consent.
 *
 * @param path of its page, as a regular expression
 * @param scopesOtherwise what is asked for when the address names no scopes
 * @param codeBeginning how its codes begin
 * @param tellsScopes whether the way back says what was granted
 * @param fragment what the way back ends with; may be empty
 * @param denial what the way back says when somebody refuses
 */
public record ConsentRules(Platform platform, String path, List<String> scopesOtherwise, String codeBeginning,
        boolean tellsScopes, String fragment, Map<String, String> denial) {
}
