package dev.influencerplatform.contract;

import static com.jayway.jsonpath.matchers.JsonPathMatchers.hasJsonPath;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.matchesRegex;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.Document;
import dev.influencerplatform.support.Operation;
import dev.influencerplatform.support.WithApplication;
import io.restassured.http.Method;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What is no request of an operation is refused alike by all of them. */
@WithApplication
class RefusalTest {

    private static final Document DOCUMENT = new Document();
    private static final int MEGABYTE = 1 << 20;
    private static final String UNKNOWN = "01a20380-54d5-7cd4-9dba-cef56364728f";

    private static Stream<DynamicTest> each(Stream<Operation> operations, Consumer<Scene> test) {
        return operations.map(operation -> dynamicTest(operation.toString(), () -> test.accept(new Scene(operation))));
    }

    private static Stream<Operation> withBody() {
        return DOCUMENT.operations().stream().filter(operation -> !DOCUMENT.mediaTypesOf(operation).isEmpty());
    }

    private static void isRefused(Response answer, int status) {
        answer.then().statusCode(status).contentType("application/problem+json")
                .body(hasJsonPath("code", matchesRegex("[a-z-]+")));
    }

    private static Response send(Scene scene, RequestSpecification request) {
        return request.request(Method.valueOf(scene.operation().method()), scene.operation().path());
    }

    @TestFactory
    Stream<DynamicTest> anotherMediaTypeIsUnsupported() {
        return each(withBody(), scene -> Stream.of("text/plain", "application/xml", "application/x-www-form-urlencoded")
                .forEach(type -> isRefused(send(scene, scene.request().contentType(type).body("{}")), 415)));
    }

    @TestFactory
    Stream<DynamicTest> anAnswerThatIsNotWantedIsNotAcceptable() {
        return each(DOCUMENT.operations().stream().filter(DOCUMENT::answersWithBody),
                scene -> isRefused(send(scene, scene.request().noContentType().accept("application/x-nothing")), 406));
    }

    @TestFactory
    Stream<DynamicTest> whatIsNoJsonIsUnreadable() {
        return each(withBody().filter(operation -> DOCUMENT.mediaTypesOf(operation).contains("application/json")),
                scene -> Stream.of("{\"a\":", "{} {}", "{'a': 1}", "\u0000").forEach(
                        text -> isRefused(send(scene, scene.request().contentType("application/json").body(text)), 400)));
    }

    @TestFactory
    Stream<DynamicTest> whatIsTooLargeIsNotRead() {
        return each(withBody(), scene -> {
            String type = DOCUMENT.mediaTypesOf(scene.operation()).get(0);
            int limit = type.startsWith("image/") ? 10 * MEGABYTE : MEGABYTE;
            isRefused(send(scene, scene.request().contentType(type).body(new byte[limit + 1])), 413);
        });
    }

    @TestFactory
    Stream<DynamicTest> anotherMethodIsNotAllowed() {
        return DOCUMENT.operations().stream().map(operation -> operation.path().replace("{date}", "2026-12-24")
                .replace("{platform}", "youtube").replace("{size}", "small").replaceAll("\\{[a-z]+}", UNKNOWN)).distinct()
                .map(path -> dynamicTest(path, () -> {
                    Set<String> methods = DOCUMENT.methodsAt(path);
                    Document.METHODS.stream().filter(method -> !methods.contains(method)).forEach(method -> {
                        Response answer = Api.server().noContentType().request(Method.valueOf(method), path);
                        isRefused(answer, 405);
                        assertThat(answer.header("Allow").split(", ")).containsAll(methods).doesNotContain(method);
                    });
                }));
    }
}
