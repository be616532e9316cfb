package org.aumbry.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.World;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@AumbryTest
class OpenApiTests {

    @Autowired
    private World world;

    @Autowired
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Test
    void theDescriptionIsValidAndOfVersion31() {
        var parsed = new OpenAPIV3Parser().readContents(served(), null, new ParseOptions());

        assertThat(parsed.getMessages()).isNullOrEmpty();
        assertThat(parsed.getOpenAPI().getOpenapi()).startsWith("3.1");
    }

    @Test
    void everyAddressOfTheApiIsDescribedAndNothingElse() {
        var mapped = new TreeSet<String>();
        requestMappingHandlerMapping.getHandlerMethods().keySet().forEach(mapping -> mapping.getPatternValues().stream()
                .filter(pattern -> pattern.startsWith("/api/v1/") && !pattern.contains("openapi"))
                .map(pattern -> pattern.replaceAll("\\{\\*?(\\w+)(:[^}]*)?}", "{$1}"))
                .forEach(mapped::add));

        assertThat(new TreeSet<>(description().getPaths().keySet())).isEqualTo(mapped);
    }

    @Test
    void whatTheServerAddsItselfIsNoParameter() {
        Set<String> names = new HashSet<>();
        description().getPaths().values().forEach(path -> path.readOperations().forEach(operation -> {
            if (operation.getParameters() != null) {
                operation.getParameters().forEach(parameter -> names.add(parameter.getName()));
            }
        }));

        assertThat(names).doesNotContain("who", "words", "principal", "tenant");
    }

    private OpenAPI description() {
        return new OpenAPIV3Parser().readContents(served(), null, new ParseOptions()).getOpenAPI();
    }

    private String served() {
        var answer = world.browser().get("/api/v1/openapi.json");
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }
}
