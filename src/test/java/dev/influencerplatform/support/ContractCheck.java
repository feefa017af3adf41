package dev.influencerplatform.support;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport.Level;
import com.atlassian.oai.validator.restassured.OpenApiValidationFilter;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;

/** Holds every answer that a test receives against the OpenAPI document; requests may be as wrong as tests need them. */
final class ContractCheck implements Filter {

    private final OpenApiValidationFilter filter = new OpenApiValidationFilter(OpenApiInteractionValidator
            .createForSpecificationUrl("openapi/openapi.json")
            .withLevelResolver(LevelResolver.create().withLevel("validation.request", Level.IGNORE).build()).build());

    @Override
    public Response filter(FilterableRequestSpecification request, FilterableResponseSpecification response,
            FilterContext context) {
        return filter.filter(request, response, context);
    }
}
