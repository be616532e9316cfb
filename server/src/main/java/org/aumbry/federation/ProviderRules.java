package org.aumbry.federation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.aumbry.federation.ProviderSettings.GroupSearch;
import org.aumbry.federation.ProviderSettings.Ldap;
import org.aumbry.federation.ProviderSettings.Oidc;
import org.aumbry.federation.ProviderSettings.Reading;
import org.aumbry.federation.ProviderSettings.Saml;
import org.aumbry.kernel.Refusal;

/** Reads a provider out of the fields of a form, and says what is wrong with them. */
final class ProviderRules {

    static final int LONGEST = 500;
    static final int LONGEST_NAME = 60;
    static final int LONGEST_PEM = 20_000;
    private static final int MOST_STRENGTHS = 20;

    private ProviderRules() {}

    static ProviderDraft read(ProviderKind kind, Map<String, String> fields) {
        var name = value(fields, "name", LONGEST_NAME);
        if (name.isEmpty()) {
            throw Refusal.invalid("name", "federation.field.missing");
        }
        var settings = switch (kind) {
            case OIDC -> oidc(fields);
            case SAML -> saml(fields);
            case LDAP -> ldap(fields);
        };
        return new ProviderDraft(name, settings, welcome(fields), value(fields, "secret", LONGEST));
    }

    private static Welcome welcome(Map<String, String> fields) {
        var newcomers = Welcome.Newcomers.of(value(fields, "newcomers", LONGEST))
                .orElseThrow(() -> Refusal.invalid("newcomers", "federation.field.choice"));
        var strong = Arrays.stream(value(fields, "strong", LONGEST).split("\\s+"))
                .filter(each -> !each.isEmpty())
                .limit(MOST_STRENGTHS)
                .collect(Collectors.toSet());
        return new Welcome(newcomers, value(fields, "addresses", LONGEST).equals("on"), strong, List.of());
    }

    private static Oidc oidc(Map<String, String> fields) {
        var issuer = required(fields, "issuer");
        var address = OutgoingRules.read(issuer);
        if (!OutgoingRules.secure(address) || address == null || address.getRawQuery() != null) {
            throw Refusal.invalid("issuer", "federation.field.https");
        }
        return new Oidc(
                issuer,
                required(fields, "clientId"),
                orElse(fields, "scopes", "openid profile email"),
                orElse(fields, "nameClaim", "name"),
                orElse(fields, "emailClaim", "email"),
                value(fields, "groupsClaim", LONGEST));
    }

    private static Saml saml(Map<String, String> fields) {
        var url = value(fields, "metadataUrl", LONGEST);
        if (!url.isEmpty() && !OutgoingRules.secure(OutgoingRules.read(url))) {
            throw Refusal.invalid("metadataUrl", "federation.field.https");
        }
        return new Saml(
                url, "", "", List.of(),
                value(fields, "nameAttribute", LONGEST),
                value(fields, "emailAttribute", LONGEST),
                value(fields, "groupsAttribute", LONGEST),
                null);
    }

    private static Ldap ldap(Map<String, String> fields) {
        var url = required(fields, "url");
        if (!LdapRules.fits(OutgoingRules.read(url))) {
            throw Refusal.invalid("url", "federation.field.ldap");
        }
        var filter = orElse(fields, "filter", "(uid={login})");
        if (!LdapRules.usable(filter, "{login}")) {
            throw Refusal.invalid("filter", "federation.field.filter", "'{login}'");
        }
        var authority = value(fields, "authority", LONGEST_PEM);
        requireCertificates(authority);
        return new Ldap(
                url,
                authority,
                value(fields, "bindDn", LONGEST),
                required(fields, "base"),
                filter,
                new Reading(
                        orElse(fields, "idAttribute", "entryUUID"),
                        orElse(fields, "nameAttribute", "cn"),
                        orElse(fields, "emailAttribute", "mail")),
                groups(fields));
    }

    private static void requireCertificates(String pem) {
        try {
            if (!pem.isEmpty()) {
                LdapTrust.certificates(pem);
            }
        } catch (NotProvenException malformed) {
            throw Refusal.invalid("authority", "federation.field.pem");
        }
    }

    private static @org.jspecify.annotations.Nullable GroupSearch groups(Map<String, String> fields) {
        var base = value(fields, "groupBase", LONGEST);
        if (base.isEmpty()) {
            return null;
        }
        var filter = orElse(fields, "groupFilter", "(member={dn})");
        if (!LdapRules.usable(filter, "{dn}")) {
            throw Refusal.invalid("groupFilter", "federation.field.filter", "'{dn}'");
        }
        return new GroupSearch(base, filter, orElse(fields, "groupName", "cn"));
    }

    /** Refuses a change after which a provider's names for people would be somebody else's names. */
    static void requireSameSource(ProviderSettings before, ProviderSettings after) {
        boolean same = switch (before) {
            case Oidc old -> after instanceof Oidc now && now.issuer().equals(old.issuer());
            case Saml old -> after instanceof Saml now && now.entityId().equals(old.entityId());
            case Ldap old -> after instanceof Ldap now && now.reading().id().equals(old.reading().id());
        };
        if (!same) {
            throw Refusal.invalid(
                    switch (before.kind()) {
                        case OIDC -> "issuer";
                        case SAML -> "metadata";
                        case LDAP -> "idAttribute";
                    },
                    "federation.other-source");
        }
    }

    /** Names of what an administrator changed, for the journal; never what it is now. */
    static String changed(Provider before, ProviderDraft draft) {
        var changed = new ArrayList<String>();
        if (!before.name().equals(draft.name())) {
            changed.add("name");
        }
        if (!before.settings().equals(draft.settings())) {
            changed.add("settings");
        }
        if (!before.welcome().equals(draft.welcome().with(before.welcome().groups()))) {
            changed.add("welcome: " + draft.welcome().newcomers().stored()
                    + (draft.welcome().trustsAddresses() ? ", trusts addresses" : "")
                    + (draft.welcome().strong().isEmpty() ? "" : ", trusts second factor"));
        }
        if (!draft.secret().isEmpty()) {
            changed.add("secret");
        }
        return String.join("; ", changed);
    }

    private static String required(Map<String, String> fields, String name) {
        var value = value(fields, name, LONGEST);
        if (value.isEmpty()) {
            throw Refusal.invalid(name, "federation.field.missing");
        }
        return value;
    }

    private static String orElse(Map<String, String> fields, String name, String usual) {
        var value = value(fields, name, LONGEST);
        return value.isEmpty() ? usual : value;
    }

    private static String value(Map<String, String> fields, String name, int longest) {
        var value = fields.getOrDefault(name, "").strip();
        if (value.length() > longest) {
            throw Refusal.invalid(name, "federation.field.long", longest);
        }
        if (value.chars().anyMatch(each -> each < ' ' && each != '\n' && each != '\r')) {
            throw Refusal.invalid(name, "federation.field.control");
        }
        return value;
    }
}
