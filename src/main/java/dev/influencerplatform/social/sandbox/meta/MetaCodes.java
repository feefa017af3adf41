package dev.influencerplatform.social.sandbox.meta;

import dev.influencerplatform.social.sandbox.SandboxAccount;
import dev.influencerplatform.social.sandbox.SandboxAccounts;
import dev.influencerplatform.social.sandbox.SandboxAnswer;
import dev.influencerplatform.social.sandbox.SandboxCalls;
import dev.influencerplatform.social.sandbox.SandboxCodes;
import io.quarkus.arc.profile.IfBuildProfile;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Function;

/** Redeems codes, and counts them. Neither platform takes a verifier. */
@Singleton
@IfBuildProfile(anyOf = { "dev", "test" })
class MetaCodes {

    private final SandboxCodes codes;
    private final SandboxAccounts accounts;
    private final SandboxCalls calls;

    MetaCodes(SandboxCodes codes, SandboxAccounts accounts, SandboxCalls calls) {
        this.codes = codes;
        this.accounts = accounts;
        this.calls = calls;
    }

    /** A grant with the account that gave it. */
    record Redeemed(SandboxCodes.Grant grant, SandboxAccount account) {
    }

    /**
     * @param first gives the token that a code is good for
     * @param refused what is said of a code that is good for nothing
     */
    SandboxAnswer redeem(SandboxCodes.Redemption redemption, Function<Redeemed, SandboxAnswer> first, SandboxAnswer refused) {
        Optional<Redeemed> redeemed = codes.redeem(redemption)
                .map(grant -> new Redeemed(grant, accounts.of(grant.account())));
        redeemed.ifPresent(one -> calls.count(one.account(), SandboxCalls.Sort.EXCHANGES));
        return redeemed.map(one -> GraphError.ofExchange(one.account()).orElseGet(() -> first.apply(one))).orElse(refused);
    }
}
