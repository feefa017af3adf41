package dev.influencerplatform.social;

import java.util.List;

/** What consent opened: the accounts that can be connected, at least one. */
public record Login(List<GrantedAccount> accounts) {
}
