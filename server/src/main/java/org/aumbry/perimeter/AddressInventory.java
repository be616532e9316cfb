package org.aumbry.perimeter;

import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.aumbry.operators.OnDuty;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The addresses that the program answers, read from the program itself. */
@Service
public class AddressInventory {

    private static final String ANY = "any";

    private final ObjectProvider<RequestMappingHandlerMapping> mappings;

    AddressInventory(@Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.mappings = mappings;
    }

    /** All of them, by pattern. */
    public List<Address> list() {
        var methods = new TreeMap<String, TreeSet<String>>();
        var operators = new TreeMap<String, Boolean>();
        mappings.getObject().getHandlerMethods().forEach((mapping, handler) -> {
            for (var pattern : mapping.getPatternValues()) {
                methods.computeIfAbsent(pattern, key -> new TreeSet<>()).addAll(methods(mapping));
                operators.merge(pattern, asksForOperator(handler), Boolean::logicalAnd);
            }
        });
        return methods.entrySet().stream()
                .map(each -> new Address(
                        each.getKey(),
                        String.join(" ", each.getValue()),
                        AddressRules.demand(each.getKey(), operators.getOrDefault(each.getKey(), false)).orElse(null)))
                .toList();
    }

    private static List<String> methods(RequestMappingInfo mapping) {
        var methods = mapping.getMethodsCondition().getMethods();
        return methods.isEmpty() ? List.of(ANY) : methods.stream().map(RequestMethod::name).toList();
    }

    private static boolean asksForOperator(HandlerMethod handler) {
        return Arrays.stream(handler.getMethodParameters())
                .anyMatch(parameter -> parameter.getParameterType() == OnDuty.class);
    }
}
