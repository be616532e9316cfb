package org.aumbry.federation.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.aumbry.federation.Provider;
import org.aumbry.federation.ProviderId;
import org.aumbry.federation.ProviderKind;
import org.aumbry.federation.ProviderSettings.Saml;
import org.aumbry.federation.Providers;
import org.aumbry.federation.Welcome;
import org.aumbry.identity.Group;
import org.aumbry.identity.Groups;
import org.aumbry.kernel.Principal;
import org.aumbry.networks.InstallationAddress;
import org.aumbry.networks.Networks;
import org.aumbry.web.FieldErrors;
import org.aumbry.web.Option;
import org.aumbry.web.Words;
import org.springframework.stereotype.Component;

/** Puts the pages about providers into words. */
@Component
class ProviderPages {

    private static final String HOME = "/admin/sign-in";
    private static final int MOST_GROUPS = 1000;

    private final Providers providers;
    private final Groups groups;
    private final Networks networks;
    private final InstallationAddress installation;

    ProviderPages(Providers providers, Groups groups, Networks networks, InstallationAddress installation) {
        this.providers = providers;
        this.groups = groups;
        this.networks = networks;
        this.installation = installation;
    }

    ProvidersPage list(Principal who, Words words) {
        var rows = providers.list(who).stream()
                .map(each -> new ProvidersPage.Row(
                        each.id().toString(), each.name(), kind(words, each.kind()), each.enabled(),
                        checked(words, each)))
                .toList();
        var kinds = Stream.of(ProviderKind.values())
                .map(each -> new Option(each.stored(), kind(words, each)))
                .toList();
        return new ProvidersPage(
                rows, installation.of("/sign-in/" + networks.current().slug()).toString(), kinds);
    }

    NewProviderPage fresh(Words words, ProviderKind kind, Map<String, String> typed, FieldErrors errors) {
        var values = new LinkedHashMap<>(ProviderFields.usual(kind));
        values.putAll(typed);
        return new NewProviderPage(kind(words, kind), form(words, kind, HOME, values, errors));
    }

    ProviderPage one(Principal who, Words words, ProviderId id, Map<String, String> typed, FieldErrors errors) {
        var provider = providers.get(who, id);
        var values = new LinkedHashMap<>(ProviderFields.of(provider));
        values.putAll(typed);
        var base = HOME + "/" + id;
        var all = groups.list(null, MOST_GROUPS);
        return new ProviderPage(
                base,
                provider.name(),
                provider.enabled(),
                errors.ofForm(),
                facts(who, words, provider),
                ours(who, words, provider),
                provider.welcome().groups().stream().map(rule -> mapped(rule, all)).toList(),
                all.stream().map(each -> new Option(each.id().toString(), each.name())).toList(),
                form(words, provider.kind(), base, values, errors));
    }

    private static ProviderPage.Mapped mapped(Welcome.GroupRule rule, List<Group> all) {
        var name = all.stream()
                .filter(each -> each.id().equals(rule.group()))
                .map(Group::name)
                .findFirst()
                .orElse("-");
        return new ProviderPage.Mapped(rule.value(), rule.group().toString(), name);
    }

    private ProviderForm form(
            Words words, ProviderKind kind, String action, Map<String, String> values, FieldErrors errors) {
        var newcomers = Stream.of(Welcome.Newcomers.values())
                .map(each -> new Option(each.stored(), words.t("federation.newcomers." + each.stored())))
                .toList();
        return new ProviderForm(
                action, kind.stored(), ProviderFields.rows(kind, values, errors, words), values, newcomers, errors);
    }

    private List<Option> facts(Principal who, Words words, Provider provider) {
        var facts = new ArrayList<Option>();
        facts.add(new Option(words.t("federation.kind"), kind(words, provider.kind())));
        facts.add(new Option(
                words.t("federation.state"), words.t(provider.enabled() ? "federation.on" : "federation.off")));
        facts.add(new Option(words.t("federation.checked"), checked(words, provider)));
        facts.add(new Option(words.t("federation.people"), words.number(providers.people(who, provider.id()))));
        providers.certificatesEnd(provider)
                .ifPresent(end -> facts.add(new Option(words.t("federation.certificate-end"), words.date(end))));
        if (provider.settings() instanceof Saml saml) {
            facts.add(new Option(words.t("federation.entity"), saml.entityId()));
            facts.add(new Option(words.t("federation.sign-on"), saml.signOnUrl()));
        }
        return facts;
    }

    /** What an administrator of the provider has to enter there. */
    private List<Option> ours(Principal who, Words words, Provider provider) {
        var ours = providers.ours(who, provider.id());
        return switch (provider.kind()) {
            case OIDC -> List.of(
                    new Option(words.t("federation.ours.callback"), ours.callback()),
                    new Option(words.t("federation.ours.logout"), ours.logout()),
                    new Option(words.t("federation.ours.signed-out"), ours.signedOut()));
            case SAML -> List.of(
                    new Option(words.t("federation.ours.entity"), ours.entity()),
                    new Option(words.t("federation.ours.consumer"), ours.consumer()),
                    new Option(words.t("federation.ours.logout"), ours.logout()));
            case LDAP -> List.of();
        };
    }

    private static String checked(Words words, Provider provider) {
        var at = provider.checkedAt();
        return at == null ? words.t("federation.checked-never") : words.time(at);
    }

    private static String kind(Words words, ProviderKind kind) {
        return words.t("federation.kind." + kind.stored());
    }
}
