package dev.influencerplatform.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which changes of a document clients would stumble over. */
class BreakingChangesTest {

    private static final String DOCUMENT = """
            openapi: 3.0.3
            info: {title: Shoots, version: 1.1.0}
            paths:
              /shoots:
                get:
                  operationId: listShoots
                  parameters:
                  - {name: limit, in: query, schema: {type: integer, minimum: 1, maximum: 100}}
                  - {name: order, in: query, schema: {type: string, enum: [date, brand]}}
                  responses:
                    "200": {description: All, content: {application/json: {schema: {$ref: "#/components/schemas/Shoots"}}}}
                    "404":
                      description: None
                      content: {application/problem+json: {examples: {not-found: {value: {code: not-found}}}}}
                post:
                  operationId: createShoot
                  requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/NewShoot"}}}}
                  responses:
                    "201": {description: Made, content: {application/json: {schema: {$ref: "#/components/schemas/Shoot"}}}}
              /platforms/{platform}:
                get:
                  operationId: listPlatforms
                  tags: [Platforms]
                  parameters:
                  - {name: platform, in: path, required: true, schema: {type: string}}
                  responses:
                    "204": {description: None}
            components:
              securitySchemes:
                bearer: {type: http, scheme: bearer}
              schemas:
                Shoots:
                  type: object
                  properties:
                    items: {type: array, items: {$ref: "#/components/schemas/Shoot"}}
                Shoot:
                  type: object
                  required: [brand]
                  properties:
                    brand: {type: string}
                    notes: {type: string}
                    state: {type: string, enum: [planned, done]}
                NewShoot:
                  type: object
                  required: [brand]
                  properties:
                    brand: {type: string, minLength: 1, maxLength: 80}
                    minutes: {type: integer, minimum: 0, maximum: 1440}
                    place: {type: string, nullable: true, pattern: "^[a-z]+$"}
                    tags: {type: array, maxItems: 10, items: {type: string}}
            """;

    private static final LocalDate TODAY = LocalDate.parse("2026-12-01");

    @ParameterizedTest(name = "{0}")
    @CsvSource(quoteCharacter = '`', textBlock = """
            a path that is gone                  | /platforms/{ | /networks/{
            an operation that is gone            | post: | put:
            another operationId                  | operationId: listShoots | operationId: getShoots
            an answer that is gone               | "404" | "410"
            a body where none was                | "204": {description: None} | "204": {description: None, content: {application/json: {schema: {type: string}}}}
            a problem that is gone               | {not-found: | {nothing-found:
            another tag                          | tags: [Platforms] | tags: [Networks]
            a part of a path called otherwise    | name: platform, | name: network,
            another server                       | paths: | servers: [{url: /v2}]\\npaths:
            a field that answers had             | brand: {type: string} | name: {type: string}
            a field that answers could have      | notes: {type: string} | text: {type: string}
            a field that is no longer in all     | required: [brand]\\n      properties:\\n        brand: {type: string}\\n | properties:\\n        brand: {type: string}\\n
            another type in answers              | notes: {type: string} | notes: {type: integer}
            another format in answers            | notes: {type: string} | notes: {type: string, format: date}
            any word in answers                  | state: {type: string, enum: [planned, done]} | state: {type: string}
            null in answers                      | notes: {type: string} | notes: {type: string, nullable: true}
            another default                      | maximum: 100 | maximum: 100, default: 50
            a new field that must be sent        | required: [brand]\\n      properties:\\n        brand: {type: string, min | required: [brand, minutes]\\n      properties:\\n        brand: {type: string, min
            a field that may not be sent         | minutes: | seconds:
            another type in requests             | minutes: {type: integer | minutes: {type: string
            a value that may not be sent         | enum: [date, brand] | enum: [date]
            some words alone that may be sent    | brand: {type: string, minLength: 1, maxLength: 80} | brand: {type: string, minLength: 1, maxLength: 80, enum: [Acme]}
            some words alone of a parameter      | name: platform, in: path, required: true, schema: {type: string} | name: platform, in: path, required: true, schema: {type: string, enum: [all]}
            null that may not be sent            | nullable: true, | ``
            a smaller greatest length            | maxLength: 80 | maxLength: 79
            a greatest length where none was     | nullable: true, | nullable: true, maxLength: 80,
            a larger least length                | minLength: 1, | minLength: 2,
            a smaller greatest value             | maximum: 1440 | maximum: 1439
            a larger least value                 | minimum: 0 | minimum: 1
            a narrower parameter                 | maximum: 100 | maximum: 50
            more items                           | maxItems: 10 | maxItems: 10, minItems: 1
            fewer items                          | maxItems: 10 | maxItems: 9
            another pattern                      | ^[a-z]+$ | ^[a-y]+$
            a parameter that is gone             | name: order | name: sort
            a parameter that must be sent        | name: order, | name: order, required: true,
            a body that is no longer JSON        | requestBody: {content: {application/json | requestBody: {content: {application/xml
            a token that is taken now            | operationId: listPlatforms | operationId: listPlatforms\\n      security: [{bearer: []}]
            """, delimiter = '|')
    void clientsNotice(String change, String before, String after) {
        assertThat(BreakingChanges.between(DOCUMENT, replaced(before, after), TODAY)).as(change).isNotEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(quoteCharacter = '`', textBlock = """
            nothing                              | openapi: 3.0.3 | openapi: 3.0.3
            a new path                           | paths: | paths:\\n  /new:\\n    get: {operationId: getNew, responses: {"204": {description: None}}}
            a new answer                         | "404": | "503": {description: Busy}\\n        "404":
            a new field in answers               | notes: {type: string} | notes: {type: string}\\n        extra: {type: string}
            a field that is in all answers now   | required: [brand]\\n      properties:\\n        brand: {type: string}\\n | required: [brand, notes]\\n      properties:\\n        brand: {type: string}\\n
            a new word in answers                | [planned, done] | [planned, done, paid]
            a new field that may be sent         | minutes: | extra: {type: string}\\n        minutes:
            a new parameter                      | parameters: | parameters:\\n      - {name: extra, in: query, schema: {type: string}}
            a value more that may be sent        | enum: [date, brand] | enum: [date, brand, place]
            a token that may be sent now         | operationId: listPlatforms | operationId: listPlatforms\\n      security: [{}, {bearer: []}]
            a larger greatest length             | maxLength: 80 | maxLength: 81
            another description                  | description: All | description: Every one
            another name of a schema             | NewShoot | ShootToCreate
            """, delimiter = '|')
    void clientsDoNotNotice(String change, String before, String after) {
        assertThat(BreakingChanges.between(DOCUMENT, replaced(before, after), TODAY)).as(change).isEmpty();
    }

    @Test
    void eachIsNamedWithItsPlace() {
        assertThat(BreakingChanges.between(DOCUMENT, replaced("maxLength: 80", "maxLength: 79"), TODAY))
                .containsExactly("POST /shoots, brand: MaxLength");
        assertThat(BreakingChanges.between(DOCUMENT, replaced("\"404\"", "\"410\""), TODAY))
                .containsExactly("GET /shoots, answer 404 is gone");
    }

    @ParameterizedTest
    @CsvSource({ "2026-12-01, true, 0", "2026-12-02, true, 1", "2026-12-01, false, 1" })
    void whatWasAnnouncedMayGoWhenItsDayHasCome(String sunset, boolean deprecated, int breaks) {
        String retired = replaced("operationId: listPlatforms",
                "operationId: listPlatforms\n      deprecated: %s\n      x-sunset: '%s'".formatted(deprecated, sunset));
        String without = retired.substring(0, retired.indexOf("  /platforms/"))
                + retired.substring(retired.indexOf("components:"));
        assertThat(BreakingChanges.between(retired, without, TODAY)).hasSize(breaks);
    }

    @Test
    void ourOwnDocumentIsUnderstood() throws IOException {
        String document = Files.readString(Path.of("openapi", "openapi.json"));
        ObjectNode changed = (ObjectNode) new ObjectMapper().readTree(document);
        ((ObjectNode) changed.at("/paths/~1api~1v1~1shoots~1{id}")).remove("delete");
        assertThat(BreakingChanges.between(document, document, TODAY)).isEmpty();
        assertThat(BreakingChanges.between(document, changed.toString(), TODAY))
                .containsExactly("DELETE /api/v1/shoots/{id} is gone");
    }

    private static String replaced(String before, String after) {
        String from = before.replace("\\n", "\n");
        assertThat(DOCUMENT).contains(from);
        return DOCUMENT.replace(from, after.replace("\\n", "\n"));
    }
}
