package org.aumbry.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.aumbry.testing.AumbryTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@AumbryTest
class HandlersWithoutConstraintsTests {

    @Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping handlers;

    @Test
    void noAddressHasAConstraintThatNobodyWouldCheck() {
        assertThat(handlers).isInstanceOf(HandlersWithoutConstraints.class);
        var methods = handlers.getHandlerMethods().values();
        assertThat(methods).hasSizeGreaterThan(300);
        for (var each : methods) {
            assertThat(each.shouldValidateArguments()).isFalse();
            assertThat(each.getBeanType().isAnnotationPresent(Validated.class)).as(each.toString()).isFalse();
            for (var parameter : each.getMethodParameters()) {
                assertThat(Arrays.stream(parameter.getParameterAnnotations())
                        .filter(found -> found.annotationType().getName().startsWith("jakarta.validation")
                                || Arrays.stream(found.annotationType().getAnnotations())
                                        .anyMatch(on -> on.annotationType().getName().startsWith("jakarta.validation"))
                                || found instanceof Validated))
                        .as(each.toString())
                        .isEmpty();
            }
        }
    }
}
