package dev.influencerplatform.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.influencerplatform.support.Account;
import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.Parallel;
import dev.influencerplatform.support.Rows;
import dev.influencerplatform.support.WithApplication;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@WithApplication
class LogRetentionTest {

    @Inject
    LogRetention retention;

    private final Account sarah = Api.newAccount();

    @ParameterizedTest
    @CsvSource({ "false,29,true", "false,31,false", "true,31,true", "true,364,true", "true,366,false" })
    void entriesAreKeptByTheirClass(boolean security, int days, boolean kept) {
        plant(security, days, 1);
        retention.drop();
        assertThat(Rows.count("logs WHERE user_id = ? AND action = 'planted'", sarah.id())).isEqualTo(kept ? 1 : 0);
    }

    @Test
    void whatIsDoneIsWrittenInItsClass() {
        sarah.newShoot();
        sarah.reviewLink(sarah.newCompletedShoot());
        assertThat(Rows.texts("SELECT DISTINCT action FROM logs WHERE user_id = ? AND security ORDER BY 1", sarah.id()))
                .containsExactly("create_review_link", "register");
        assertThat(Rows.texts("SELECT DISTINCT action FROM logs WHERE user_id = ? AND NOT security ORDER BY 1", sarah.id()))
                .containsExactly("complete_shoot", "create_shoot");
    }

    @Test
    void severalInstancesAtOnceRemoveAllOfIt() {
        plant(false, 40, 5000);
        Parallel.times(3, () -> {
            retention.drop();
            return true;
        });
        assertThat(Rows.count("logs WHERE user_id = ? AND action = 'planted'", sarah.id())).isZero();
    }

    private void plant(boolean security, int days, int count) {
        Rows.update("INSERT INTO logs (user_id, action, status, security, created_at) SELECT ?, 'planted', 'success', "
                + security + ", localtimestamp - interval '" + days + " days' FROM generate_series(1, " + count + ")",
                sarah.id());
    }
}
