package dev.influencerplatform.common.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jboss.jandex.IndexView;

/** Completes the OpenAPI document: what holds for many operations is said here once, what people wrote is put in. */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class ContractFilter implements OASFilter {

    private final IndexView index;

    public ContractFilter(IndexView index) {
        this.index = index;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        ContractTexts texts = new ContractTexts();
        Map<String, Schema> schemas = new LinkedHashMap<>(document.getComponents().getSchemas());
        schemas.put("AccountExport", OASFactory.createSchema().addType(SchemaType.OBJECT).additionalPropertiesSchema(
                OASFactory.createSchema().addType(SchemaType.ARRAY)
                        .items(OASFactory.createSchema().addType(SchemaType.OBJECT))));
        describe(document, texts);
        completeOperations(document, texts, schemas);
        References references = new References(document, schemas);
        new SchemaForms(schemas, new Records(index), references.answered(), references.parametrised()).apply();
        references.dropUnused();
        references.closeRequests();
        Map<String, Schema> renamed = references.rename(new SchemaNames(texts.schemaNames()));
        illustrate(document, references, new Examples(texts, renamed, references.answered()), texts);
        texts.requireComplete();
        document.getComponents().setSchemas(new TreeMap<>(renamed));
        new Retirements(index).applyTo(document);
    }

    private void completeOperations(OpenAPI document, ContractTexts texts, Map<String, Schema> schemas) {
        Answers.declare(document.getComponents());
        Problems problems = new Problems(document.getComponents());
        Operations operations = new Operations(texts, index, schemas, problems);
        document.getPaths().getPathItems().forEach((path, item) -> item.getOperations()
                .forEach((method, operation) -> operations.complete(path, method, operation)));
        problems.declareExamples();
    }

    private static void illustrate(OpenAPI document, References references, Examples examples, ContractTexts texts) {
        examples.describeSchemas();
        Stream.concat(references.requestBodies(), references.answers()).forEach(examples::addTo);
        references.operations().flatMap(operation -> operation.getResponses().getAPIResponses().values().stream())
                .forEach(examples::describe);
        references.operations().map(Operation::getRequestBody).filter(Objects::nonNull).forEach(examples::describe);
        Parameters parameters = new Parameters(texts);
        document.getPaths().getPathItems().forEach((path, item) -> item.getOperations().forEach((method, operation) -> {
            examples.adapt(operation, texts.operation(method + " " + path));
            parameters.describe(path, operation);
        }));
    }

    private static void describe(OpenAPI document, ContractTexts texts) {
        document.setInfo(Optional.ofNullable(document.getInfo()).orElseGet(OASFactory::createInfo).description(Guide.text()));
        document.addServer(OASFactory.createServer().url("/").description("Where this document comes from"));
        document.setTags(texts.tags().stream()
                .map(tag -> OASFactory.createTag().name(tag.tag()).description(tag.text())).toList());
    }
}
