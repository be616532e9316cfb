package org.aumbry.federation.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aumbry.federation.Provider;
import org.aumbry.federation.ProviderKind;
import org.aumbry.federation.ProviderSettings.Ldap;
import org.aumbry.federation.ProviderSettings.Oidc;
import org.aumbry.federation.ProviderSettings.Saml;
import org.aumbry.web.FieldErrors;
import org.aumbry.web.Words;

/** The fields of the form for each kind of provider, in order, and what stands in them. */
final class ProviderFields {

    private static final List<String> OIDC =
            List.of("issuer", "clientId", "secret", "scopes", "nameClaim", "emailClaim", "groupsClaim");
    private static final List<String> SAML =
            List.of("metadataUrl", "metadata", "nameAttribute", "emailAttribute", "groupsAttribute");
    private static final List<String> LDAP = List.of(
            "url", "authority", "bindDn", "secret", "base", "filter", "idAttribute", "nameAttribute", "emailAttribute",
            "groupBase", "groupFilter", "groupName");
    private static final List<String> LONG = List.of("metadata", "authority");
    private static final Map<String, String> USUAL = Map.of(
            "scopes", "openid profile email",
            "nameClaim", "name",
            "emailClaim", "email",
            "filter", "(uid={login})",
            "idAttribute", "entryUUID",
            "groupFilter", "(member={dn})",
            "groupName", "cn");
    private static final int LONGEST = 500;
    private static final int LONGEST_PEM = 60_000;

    private ProviderFields() {}

    static List<String> names(ProviderKind kind) {
        return switch (kind) {
            case OIDC -> OIDC;
            case SAML -> SAML;
            case LDAP -> LDAP;
        };
    }

    /** What stands in an empty form. */
    static Map<String, String> usual(ProviderKind kind) {
        var values = new LinkedHashMap<String, String>(USUAL);
        values.put("newcomers", "nobody");
        if (kind != ProviderKind.OIDC) {
            values.put("nameAttribute", kind == ProviderKind.SAML ? "name" : "cn");
            values.put("emailAttribute", kind == ProviderKind.SAML ? "email" : "mail");
        }
        return values;
    }

    /** What stands in the form of a provider; never its secret. */
    static Map<String, String> of(Provider provider) {
        var values = new LinkedHashMap<String, String>();
        values.put("name", provider.name());
        values.put("newcomers", provider.welcome().newcomers().stored());
        values.put("addresses", provider.welcome().trustsAddresses() ? "on" : "");
        values.put("strong", String.join(" ", provider.welcome().strong().stream().sorted().toList()));
        switch (provider.settings()) {
            case Oidc each -> values.putAll(Map.of(
                    "issuer", each.issuer(), "clientId", each.clientId(), "scopes", each.scopes(),
                    "nameClaim", each.nameClaim(), "emailClaim", each.emailClaim(), "groupsClaim", each.groupsClaim()));
            case Saml each -> values.putAll(Map.of(
                    "metadataUrl", each.metadataUrl(), "nameAttribute", each.nameAttribute(),
                    "emailAttribute", each.emailAttribute(), "groupsAttribute", each.groupsAttribute()));
            case Ldap each -> values.putAll(ldap(each));
        }
        return values;
    }

    private static Map<String, String> ldap(Ldap settings) {
        var values = new LinkedHashMap<>(Map.of(
                "url", settings.url(), "authority", settings.authority(), "bindDn", settings.bindDn(),
                "base", settings.base(), "filter", settings.filter(), "idAttribute", settings.reading().id(),
                "nameAttribute", settings.reading().name(), "emailAttribute", settings.reading().email()));
        var groups = settings.groups();
        if (groups != null) {
            values.putAll(Map.of(
                    "groupBase", groups.base(), "groupFilter", groups.filter(), "groupName", groups.name()));
        }
        return values;
    }

    static List<ProviderForm.Row> rows(ProviderKind kind, Map<String, String> values, FieldErrors errors, Words words) {
        return names(kind).stream().map(name -> row(name, values, errors, words)).toList();
    }

    private static ProviderForm.Row row(
            String name, Map<String, String> values, FieldErrors errors, Words words) {
        var key = "federation.f." + hyphens(name);
        var hint = key + ".hint";
        boolean secret = name.equals("secret");
        return new ProviderForm.Row(
                name,
                words.t(key),
                words.has(hint) ? words.t(hint, "'{login}'", "'{dn}'") : null,
                secret ? "" : values.getOrDefault(name, ""),
                secret ? "password" : "text",
                LONG.contains(name),
                LONG.contains(name) ? LONGEST_PEM : LONGEST,
                errors.of(name));
    }

    private static String hyphens(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
    }
}
