package dev.influencerplatform.shoot;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.influencerplatform.support.Account;
import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.WithApplication;
import java.util.Map;
import org.junit.jupiter.api.Test;

@WithApplication
class ShootResourceTest {

    private final Account sarah = Api.newAccount();

    @Test
    void aShootTakesZoneAndCurrencyFromTheAccount() {
        sarah.sending(Map.of("date", "2026-12-04", "time", "14:30", "brandName", "Acme", "amount", 1250)).post("/shoots").then()
                .statusCode(201).body("timeZone", equalTo("Europe/Berlin")).body("currency", equalTo("EUR"))
                .body("startsAt", equalTo("2026-12-04T13:30:00Z")).body("completedAt", nullValue());
    }
}
