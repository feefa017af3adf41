package dev.influencerplatform.contract;

import static com.jayway.jsonpath.matchers.JsonPathMatchers.hasJsonPath;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.Document;
import dev.influencerplatform.support.Eventually;
import dev.influencerplatform.support.Operation;
import dev.influencerplatform.support.WithApplication;
import io.restassured.http.Method;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What the document says of many operations alike, each of them does. */
@WithApplication
class CommonPromisesTest {

    private static final Document DOCUMENT = new Document();
    private static final GeneratedRequests REQUESTS = GeneratedRequests.OF_DOCUMENT;
    private static final String KEY = "Idempotency-Key";

    private static Stream<DynamicTest> each(Predicate<Operation> which, Consumer<Scene> test) {
        return DOCUMENT.operations().stream().filter(which)
                .map(operation -> dynamicTest(operation.toString(), () -> test.accept(new Scene(operation))));
    }

    /** The requests for it that a generator makes and that the document allows. */
    private static Stream<SentRequest> valid(Scene scene) {
        return REQUESTS.of(scene.operation()).stream().filter(request -> !request.isFailure())
                .map(request -> new SentRequest(request, scene));
    }

    private static Response sendValid(Scene scene, Consumer<RequestSpecification> change) {
        return valid(scene).findFirst().orElseThrow().with(change).send();
    }

    private static Response send(Scene scene, RequestSpecification request) {
        return request.request(Method.valueOf(scene.operation().method()), scene.operation().path());
    }

    private static void is(String code, Response answer) {
        answer.then().body(hasJsonPath("code", equalTo(code)));
    }

    private static boolean takesJson(Operation operation) {
        return DOCUMENT.mediaTypesOf(operation).contains("application/json");
    }

    @TestFactory
    Stream<DynamicTest> aParameterWithoutAValueIsRefused() {
        // what platforms send browsers back with is theirs
        return each(operation -> !operation.path().endsWith("/callback"),
                scene -> is("bad-parameter", sendValid(scene, request -> request.queryParam("filter", ""))));
    }

    @TestFactory
    Stream<DynamicTest> aCursorOfNobodyIsRefused() {
        return each(operation -> DOCUMENT.hasParameter(operation, "cursor"),
                scene -> is("bad-cursor", send(scene, scene.request().noContentType().queryParam("cursor", "of-nobody"))));
    }

    @TestFactory
    Stream<DynamicTest> aFieldThatNobodyKnowsIsRefused() {
        return each(CommonPromisesTest::takesJson, scene -> is("unknown-field",
                send(scene, scene.request().contentType("application/json").body("{\"nobodyKnows\": 1}"))));
    }

    @TestFactory
    Stream<DynamicTest> aKeyThatCannotBeReadIsRefused() {
        return each(operation -> DOCUMENT.hasParameter(operation, KEY), scene -> is("idempotency-key-invalid",
                sendValid(scene, request -> request.header(KEY, "x".repeat(256)))));
    }

    @TestFactory
    Stream<DynamicTest> aKeyIsOfOneRequest() {
        return each(operation -> DOCUMENT.answersOf(operation).contains("422 idempotency-key-reused"), scene -> {
            String key = Api.unique("key-");
            Stream<Response> answers = Stream.of(valid(scene), valid(scene.another())).flatMap(some -> some)
                    .map(request -> request.with(changed -> changed.header(KEY, key)).send());
            assertThat(answers).anyMatch(answer -> answer.asString().contains("\"idempotency-key-reused\""));
        });
    }

    @TestFactory
    Stream<DynamicTest> whatHasNotChangedIsNotSentAgain() {
        return each(operation -> DOCUMENT.hasParameter(operation, "If-None-Match"), scene -> {
            // numbers of an account that was just connected change for a moment
            Eventually.until(() -> {
                String tag = sendValid(scene, request -> {
                }).header("ETag");
                return sendValid(scene, request -> request.header("If-None-Match", tag)).statusCode() == 304;
            });
        });
    }

    @TestFactory
    Stream<DynamicTest> whatHasChangedIsNotChanged() {
        return each(operation -> DOCUMENT.hasParameter(operation, "If-Match"),
                scene -> is("version-mismatch", sendValid(scene, request -> request.header("If-Match", "\"another\""))));
    }
}
