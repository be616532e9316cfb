package org.aumbry.federation.web;

import java.util.List;
import java.util.Map;
import org.aumbry.web.FieldErrors;
import org.aumbry.web.Option;
import org.jspecify.annotations.Nullable;

/**
 * The form that describes a provider.
 *
 * @param action where it is sent
 * @param kind {@code oidc}, {@code saml} or {@code ldap}
 * @param rows its own fields, in order
 * @param values what stands in the fields that all kinds have
 * @param newcomers what can become of people whom the network does not know
 */
public record ProviderForm(
        String action,
        String kind,
        List<Row> rows,
        Map<String, String> values,
        List<Option> newcomers,
        FieldErrors errors) {

    /** One field, worded. */
    public record Row(
            String name,
            String label,
            @Nullable String hint,
            String value,
            String type,
            boolean multiline,
            int maxlength,
            @Nullable String error) {}

    public String value(String name) {
        return values.getOrDefault(name, "");
    }
}
