package dev.influencerplatform.portfolio;

import static com.jayway.jsonpath.matchers.JsonPathMatchers.hasJsonPath;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.influencerplatform.support.Account;
import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.WithApplication;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@WithApplication
class PortfolioAvailabilityTest {

    private final LocalDate today = LocalDate.now(ZoneId.of("Europe/Berlin"));
    private final Account sarah = Api.newAccount();
    private final String slug = sarah.slug();

    @Test
    void aDayIsFreeUnlessItIsBlockedOrTakenByAShoot() {
        sarah.newShoot(Map.of("date", day(1)));
        sarah.newUpload(Map.of("date", day(2)));
        sarah.sending(Map.of("availabilityStatus", false, "reason", "Surgery")).put("/calendar/{date}", day(3));
        sarah.newShoot(Map.of("date", day(4), "time", "23:30", "durationMinutes", 60));
        String answer = ask(day(0), day(6))
                .body(hasJsonPath("days[*].date", contains(day(0), day(1), day(2), day(3), day(4), day(5), day(6))))
                .body(hasJsonPath("days[*].available", contains(true, false, true, false, false, false, true))).extract()
                .asString();
        assertThat(answer).doesNotContain("Surgery", "Acme", "shoot", "reason");
    }

    @Test
    void whatTheOwnerSaysOfADayHolds() {
        sarah.newShoot(Map.of("date", day(1)));
        sarah.sending(Map.of("availabilityStatus", true)).put("/calendar/{date}", day(1)).then().statusCode(200);
        ask(day(1), day(1)).body(hasJsonPath("days[*].available", contains(true)));
    }

    @Test
    void whatIsOverIsNotFree() {
        sarah.sending(Map.of("availabilityStatus", true)).put("/calendar/{date}", day(-2)).then().statusCode(200);
        ask(day(-2), day(-1)).body(hasJsonPath("days[*].available", contains(false, false)));
    }

    /** On both sides of the date line, only one of the two is already over. */
    @ParameterizedTest
    @ValueSource(strings = { "Pacific/Kiritimati", "Pacific/Pago_Pago" })
    void todayIsTodayWhereTheOwnerIs(String zone) {
        String elsewhere = Api.newAccount(Map.of("timeZone", zone)).slug();
        LocalDate today = LocalDate.now(ZoneId.of(zone));
        Api.anonymous().get("/portfolio/{slug}/availability?from={f}&to={t}", elsewhere, today.minusDays(1).toString(),
                today.toString()).then().body(hasJsonPath("days[*].available", contains(false, true)));
    }

    @Test
    void everybodyMayKeepItForAMinute() {
        String tag = ask(day(0), day(30)).header("Cache-Control", startsWith("public, max-age=60")).extract().header("ETag");
        Api.anonymous().header("If-None-Match", tag)
                .get("/portfolio/{slug}/availability?from={f}&to={t}", slug, day(0), day(30))
                .then().statusCode(304);
    }

    @Test
    void aFormerSlugLeadsToTheNewOne() {
        String next = Api.unique("new-");
        sarah.patching(Map.of("slug", next)).patch("/profiles/me").then().statusCode(200);
        Api.anonymous().redirects().follow(false)
                .get("/portfolio/{slug}/availability?from={f}&to={t}", slug, day(0), day(1)).then().statusCode(308)
                .header("Location", endsWith("/portfolio/" + next + "/availability?from=" + day(0) + "&to=" + day(1)));
    }

    @Test
    void aPrivatePageTellsNothing() {
        sarah.patching(Map.of("visibility", "private")).patch("/profiles/me").then().statusCode(200);
        Api.anonymous().get("/portfolio/{slug}/availability?from={f}&to={t}", slug, day(0), day(1)).then().statusCode(404)
                .body(hasJsonPath("code", equalTo("not-found")));
    }

    private String day(int fromToday) {
        return today.plusDays(fromToday).toString();
    }

    private ValidatableResponse ask(String from, String to) {
        return Api.anonymous().get("/portfolio/{slug}/availability?from={from}&to={to}", slug, from, to).then()
                .statusCode(200);
    }
}
