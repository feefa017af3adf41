package dev.influencerplatform.social;

import java.util.List;

/** A connected account, with what opens it. */
public record Access(String platformUserId, String loginId, List<String> scopes, Tokens tokens) {
}
