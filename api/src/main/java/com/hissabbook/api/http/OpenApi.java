package com.hissabbook.api.http;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The frame of the API's own description: who may call, and what an error looks like. */
@Configuration(proxyBeanMethods = false)
class OpenApi {

    private static final String BEARER = "bearer";

    @Bean
    OpenAPI description() {
        return new OpenAPI()
                .info(new Info()
                        .title("HissabBook")
                        .version("v1")
                        .description("Bank feeds and files to books that can be trusted. Amounts are decimal strings"
                                + " with a currency; errors are RFC 9457 problems with a stable code; a creating POST"
                                + " takes an Idempotency-Key; an edit takes the ETag it saw as If-Match."))
                .components(new Components()
                        .addSecuritySchemes(
                                BEARER,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT")))
                .addSecurityItem(new SecurityRequirement().addList(BEARER));
    }

    @Bean
    OpenApiCustomizer everyErrorIsAProblem() {
        return api -> {
            ModelConverters.getInstance().readAll(Problem.class).forEach(api.getComponents()::addSchemas);
            api.getPaths().values().stream()
                    .flatMap(path -> path.readOperations().stream())
                    .forEach(OpenApi::describeProblem);
        };
    }

    private static void describeProblem(Operation operation) {
        Schema<?> problem = new Schema<>().$ref("#/components/schemas/Problem");
        operation
                .getResponses()
                .setDefault(new ApiResponse()
                        .description("Anything else: a problem with a stable code")
                        .content(new Content()
                                .addMediaType("application/problem+json", new MediaType().schema(problem))));
    }
}
