package dev.influencerplatform.user.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import dev.influencerplatform.support.Parallel;
import org.junit.jupiter.api.Test;

/** RFC 9106, held against another implementation of it. */
class Argon2idTest {

    private static final String PASSWORD = "Schlüssel 🔑 unter der Matte";

    private final Argon2id argon2id = new Argon2id(64, 2, 1);

    @Test
    void anotherImplementationKnowsWhatIsMadeHere() {
        String hash = argon2id.hash(PASSWORD).toString();
        assertThat(Password.check(PASSWORD, hash).with(Argon2Function.getInstanceFromHash(hash))).isTrue();
    }

    @Test
    void whatAnotherImplementationMadeIsKnownHere() {
        for (int lanes = 1; lanes <= 4; lanes++) {
            Argon2Hash made = Argon2Hash.parse(Password.hash(PASSWORD).addRandomSalt(16)
                    .with(Argon2Function.getInstance(256, 3, lanes, 32, Argon2.ID)).getResult());
            assertThat(argon2id.matches(PASSWORD, made)).isTrue();
            assertThat(argon2id.matches(PASSWORD + " ", made)).isFalse();
        }
    }

    @Test
    void thoseMadeAtOnceDoNotShareMemory() {
        assertThat(Parallel.times(16, run -> {
            Argon2Hash hash = argon2id.hash(PASSWORD + run);
            return argon2id.matches(PASSWORD + run, hash) && !argon2id.matches(PASSWORD, hash);
        })).containsOnly(true);
    }

    @Test
    void nobodysMatchesNothing() {
        assertThat(argon2id.matches(PASSWORD, argon2id.nobodys())).isFalse();
    }

    @Test
    void whatIsNoHashIsNotTold() {
        assertThatThrownBy(() -> Argon2Hash.parse("$2b$12$" + PASSWORD)).isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining(PASSWORD);
    }
}
