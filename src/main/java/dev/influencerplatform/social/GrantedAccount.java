package dev.influencerplatform.social;

import java.util.List;

/**
 * An account that a person has given access to.
 *
 * @param platformUserId the platform's id of the account itself: Instagram's professional account, the Page, the channel
 * @param loginId the platform's id of who consented, where it differs (it comes in the platform's own callbacks), or null
 * @param scopes what was really granted, which may be less than what was asked for
 */
public record GrantedAccount(String platformUserId, String loginId, String name, List<String> scopes, Tokens tokens) {
}
