package dev.influencerplatform.profile;

import static com.jayway.jsonpath.matchers.JsonPathMatchers.hasJsonPath;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.influencerplatform.support.Account;
import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.Rows;
import dev.influencerplatform.support.WithApplication;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@WithApplication
class ProfileTextTest {

    private static final List<String> CONTROLS = List.of("\\u0000", "\\u0007", "\\u001b[31m", "\\u007f", "\\u0085");
    private static final List<String> LONE_SURROGATES = List.of("\\ud800", "\\udc00", "\\udc00\\ud800", "\\ud83d");

    private final Account sarah = Api.newAccount();

    @Test
    void textOfAllScriptsStaysAsItIs() {
        String text = "👩🏽‍🚀 שלום مرحبا \u202Bابت\u202C Zoë e\u0301 <b>&amp;</b> '; DROP TABLE profiles; --";
        patch(Map.of("displayName", text, "bio", text, "category", List.of("美容"))).statusCode(200);
        sarah.request().get("/profiles/me").then().body(hasJsonPath("displayName", equalTo(text)))
                .body(hasJsonPath("bio", equalTo(text)))
                .body(hasJsonPath("category", equalTo(List.of("美容"))));
        assertThat(Rows.text("SELECT bio FROM profiles WHERE user_id = ?", sarah.id())).isEqualTo(text);
    }

    @Test
    void controlCharactersAreRefused() {
        CONTROLS.forEach(broken -> refuse("bio", "\"Tea" + broken + "\"", "bio"));
    }

    @Test
    void brokenUnicodeIsRefused() {
        LONE_SURROGATES.forEach(broken -> refuse("bio", "\"" + broken + " tea\"", "bio"));
    }

    @Test
    void fieldsThatTheLogKeepsRefuseThemToo() {
        for (String broken : List.of(CONTROLS.get(0), CONTROLS.get(1), LONE_SURROGATES.get(0))) {
            refuse("displayName", "\"" + broken + " tea\"", "displayName");
            refuse("slug", "\"" + broken + "\"", "slug");
            refuse("category", "[\"Tea" + broken + "\"]", "category[0]");
        }
    }

    private ValidatableResponse patch(Object body) {
        return sarah.patching(body).patch("/profiles/me").then();
    }

    private void refuse(String field, String json, String named) {
        patch("{\"" + field + "\":" + json + "}").statusCode(422)
                .body(hasJsonPath("violations[*].field", equalTo(List.of(named))));
        sarah.request().get("/profiles/me").then().statusCode(200).body(hasJsonPath("version", equalTo(0)));
    }
}
