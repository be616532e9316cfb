package org.aumbry.federation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.aumbry.federation.ProviderSettings.Saml;
import org.aumbry.identity.Administrators;
import org.aumbry.identity.Groups;
import org.aumbry.identity.StepUp;
import org.aumbry.kernel.GroupId;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.springframework.stereotype.Service;

/** The sign-in providers of the entered network, for its administrators. Called outside any transaction. */
@Service
public class Providers {

    private static final int MOST_RULES = 200;

    private final ProviderSteps steps;
    private final ProviderCheck check;
    private final Addresses addresses;
    private final Administrators administrators;
    private final StepUp stepUp;
    private final Groups groups;

    Providers(
            ProviderSteps steps,
            ProviderCheck check,
            Addresses addresses,
            Administrators administrators,
            StepUp stepUp,
            Groups groups) {
        this.steps = steps;
        this.check = check;
        this.addresses = addresses;
        this.administrators = administrators;
        this.stepUp = stepUp;
        this.groups = groups;
    }

    /** What has to be typed at the provider. */
    public record Ours(String callback, String logout, String signedOut, String entity, String consumer) {}

    public List<Provider> list(Principal who) {
        administrators.require(who, "sign-in-provider.list");
        return steps.list();
    }

    public Provider get(Principal who, ProviderId id) {
        administrators.require(who, "sign-in-provider.open");
        return steps.find(id).orElseThrow(Refusal::notFound);
    }

    /** How many accounts the provider has been bound to. */
    public long people(Principal who, ProviderId id) {
        return steps.people(get(who, id).id());
    }

    public Ours ours(Principal who, ProviderId id) {
        var tenant = who.tenant();
        return new Ours(
                addresses.callback(tenant, id).toString(),
                addresses.logout(tenant, id).toString(),
                addresses.signedOut().toString(),
                addresses.entity(tenant, id).toString(),
                addresses.consumer(tenant, id).toString());
    }

    /**
     * Adds a provider that nobody is offered yet.
     *
     * @param fields as the form names them
     */
    public Provider add(Principal who, ProviderKind kind, Map<String, String> fields) {
        require(who, "sign-in-provider.add");
        return steps.add(who, withKeys(described(ProviderRules.read(kind, fields), fields), false));
    }

    /** Changes how a provider is reached and whom it lets in; its source of names stays. */
    public Provider change(Principal who, ProviderId id, Map<String, String> fields) {
        require(who, "sign-in-provider.change");
        var before = get(who, id);
        var draft = described(ProviderRules.read(before.kind(), fields), keeping(before, fields));
        ProviderRules.requireSameSource(before.settings(), draft.settings());
        return steps.change(who, id, withKeys(draft, before.hasSecret()));
    }

    /** Asks the provider whether it answers as it should; refuses with the reason when not. */
    public void test(Principal who, ProviderId id) {
        administrators.require(who, "sign-in-provider.test");
        var provider = get(who, id);
        try {
            check.look(provider.settings(), steps.secret(id));
        } catch (NotProvenException wrong) {
            steps.checked(who, id, false, wrong.reason());
            throw Refusal.of(Refusal.Code.CONFLICT, "federation.check.failed", wrong.reason().replace('-', '_'),
                    wrong.reason());
        }
        steps.checked(who, id, true, "");
    }

    /** Offers a provider from now on, when it answers as it should. */
    public void enable(Principal who, ProviderId id) {
        require(who, "sign-in-provider.enable");
        test(who, id);
        steps.enable(who, id, true);
    }

    /** Offers and believes a provider no longer, and ends the sessions it let in. */
    public void disable(Principal who, ProviderId id) {
        require(who, "sign-in-provider.disable");
        get(who, id);
        steps.enable(who, id, false);
    }

    /** Forgets a provider, whom it stood for, and the sessions it let in. */
    public void remove(Principal who, ProviderId id) {
        require(who, "sign-in-provider.remove");
        get(who, id);
        steps.remove(who, id);
    }

    /** Lets a group of the provider stand for one of ours. */
    public void addGroup(Principal who, ProviderId id, String value, GroupId group) {
        require(who, "sign-in-provider.change-groups");
        require(who, "sign-in-provider.change-groups");
        var named = value.strip();
        if (named.isEmpty() || named.length() > ProviderRules.LONGEST) {
            throw Refusal.invalid("value", "federation.field.missing");
        }
        groups.findPeople(group).orElseThrow(() -> Refusal.invalid("group", "federation.field.choice"));
        var rules = new ArrayList<>(get(who, id).welcome().groups());
        var rule = new Welcome.GroupRule(named, group);
        if (rules.contains(rule)) {
            return;
        }
        if (rules.size() >= MOST_RULES) {
            throw Refusal.of(Refusal.Code.OVER_LIMIT, "federation.too-many", MOST_RULES);
        }
        rules.add(rule);
        steps.setGroups(who, id, rules);
    }

    /**
     * Lets a group of the provider stand for nothing again; who is in ours by it stays until somebody takes them
     * out.
     */
    public void removeGroup(Principal who, ProviderId id, String value, GroupId group) {
        require(who, "sign-in-provider.change-groups");
        require(who, "sign-in-provider.change-groups");
        var rules = new ArrayList<>(get(who, id).welcome().groups());
        if (rules.remove(new Welcome.GroupRule(value, group))) {
            steps.setGroups(who, id, rules);
        }
    }

    /** What may be shown of a provider's settings and the reason it does not work. */
    public java.util.Optional<java.time.Instant> certificatesEnd(Provider provider) {
        return java.util.Optional.ofNullable(check.certificatesEnd(provider.settings()));
    }

    private void require(Principal who, String verb) {
        administrators.require(who, verb);
        stepUp.require(who);
    }

    /** A SAML provider describes itself: by what was pasted or by what stands at its address. */
    private ProviderDraft described(ProviderDraft draft, Map<String, String> fields) {
        if (!(draft.settings() instanceof Saml saml)) {
            return draft;
        }
        var pasted = fields.getOrDefault("metadata", "").strip();
        var field = pasted.isEmpty() ? "metadataUrl" : "metadata";
        if (pasted.isEmpty() && saml.metadataUrl().isEmpty()) {
            throw Refusal.invalid("metadata", "federation.field.metadata");
        }
        try {
            var read = pasted.isEmpty() ? check.refreshed(saml) : SamlMetadata.read(pasted, saml);
            return new ProviderDraft(draft.name(), read, draft.welcome(), draft.secret());
        } catch (NotProvenException wrong) {
            throw Refusal.invalid(field, "federation.check.failed", wrong.reason().replace('-', '_'), wrong.reason());
        }
    }

    /** What is kept as a SAML provider's secret are our own keys for it, which nobody types. */
    private ProviderDraft withKeys(ProviderDraft draft, boolean known) {
        return draft.settings() instanceof Saml
                ? new ProviderDraft(draft.name(), draft.settings(), draft.welcome(), known ? "" : check.ownKeys())
                : draft;
    }

    /** A form that leaves the metadata out keeps what is there. */
    private static Map<String, String> keeping(Provider before, Map<String, String> fields) {
        if (before.settings() instanceof Saml saml && fields.getOrDefault("metadata", "").isBlank()
                && fields.getOrDefault("metadataUrl", "").isBlank()) {
            var all = new java.util.LinkedHashMap<>(fields);
            all.put("metadata", SamlMetadata.kept(saml));
            return all;
        }
        return fields;
    }
}
