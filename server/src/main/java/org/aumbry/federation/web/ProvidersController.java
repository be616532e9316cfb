package org.aumbry.federation.web;

import java.util.Map;
import org.aumbry.federation.ProviderId;
import org.aumbry.federation.ProviderKind;
import org.aumbry.federation.Providers;
import org.aumbry.kernel.GroupId;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.web.FieldErrors;
import org.aumbry.web.Toast;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Administrators' pages about the services that people may sign in with. */
@Controller
@RequestMapping("/admin/sign-in")
class ProvidersController {

    private static final String HOME = "/admin/sign-in";

    private final Providers providers;
    private final ProviderPages pages;
    private final Views views;

    ProvidersController(Providers providers, ProviderPages pages, Views views) {
        this.providers = providers;
        this.pages = pages;
        this.views = views;
    }

    @GetMapping
    View list(Principal who, Words words) {
        return views.page(pages.list(who, words));
    }

    @GetMapping("/new")
    View form(Principal who, Words words, @RequestParam(defaultValue = "") String kind) {
        providers.list(who);
        return views.page(pages.fresh(words, kind(kind), Map.of(), FieldErrors.none()));
    }

    @PostMapping
    View add(Principal who, Words words, @RequestParam Map<String, String> fields) {
        providers.list(who);
        var kind = kind(fields.getOrDefault("kind", ""));
        try {
            var provider = providers.add(who, kind, fields);
            return views.seeOther(path(provider.id()), Toast.of(words.t("federation.added")));
        } catch (Refusal refusal) {
            requireShown(refusal);
            return views.page(
                    HttpStatus.UNPROCESSABLE_CONTENT, pages.fresh(words, kind, fields, FieldErrors.of(words, refusal)));
        }
    }

    @GetMapping("/{id}")
    View provider(Principal who, Words words, @PathVariable String id) {
        return views.page(pages.one(who, words, ProviderId.parse(id), Map.of(), FieldErrors.none()));
    }

    @PostMapping("/{id}")
    View change(Principal who, Words words, @PathVariable String id, @RequestParam Map<String, String> fields) {
        return act(who, words, id, fields, "federation.changed", (asker, provider) ->
                providers.change(asker, provider, fields));
    }

    @PostMapping("/{id}/test")
    View test(Principal who, Words words, @PathVariable String id) {
        return act(who, words, id, Map.of(), "federation.tested", providers::test);
    }

    @PostMapping("/{id}/enable")
    View enable(Principal who, Words words, @PathVariable String id) {
        return act(who, words, id, Map.of(), "federation.enabled-now", providers::enable);
    }

    @PostMapping("/{id}/disable")
    View disable(Principal who, Words words, @PathVariable String id) {
        return act(who, words, id, Map.of(), "federation.disabled-now", providers::disable);
    }

    @PostMapping("/{id}/remove")
    View remove(Principal who, Words words, @PathVariable String id) {
        providers.remove(who, ProviderId.parse(id));
        return views.seeOther(HOME, Toast.of(words.t("federation.removed")));
    }

    @PostMapping("/{id}/groups/add")
    View addGroup(Principal who, Words words, @PathVariable String id, @RequestParam Map<String, String> fields) {
        return act(who, words, id, Map.of(), "federation.group.added", (asker, provider) -> providers.addGroup(
                asker, provider, fields.getOrDefault("value", ""), GroupId.parse(fields.getOrDefault("group", ""))));
    }

    @PostMapping("/{id}/groups/remove")
    View removeGroup(Principal who, Words words, @PathVariable String id, @RequestParam Map<String, String> fields) {
        return act(who, words, id, Map.of(), "federation.group.removed", (asker, provider) -> providers.removeGroup(
                asker, provider, fields.getOrDefault("value", ""), GroupId.parse(fields.getOrDefault("group", ""))));
    }

    private interface Act {
        void on(Principal who, ProviderId id);
    }

    private View act(
            Principal who, Words words, String text, Map<String, String> fields, String done, Act act) {
        var id = ProviderId.parse(text);
        providers.get(who, id);
        try {
            act.on(who, id);
            return views.seeOther(path(id), Toast.of(words.t(done)));
        } catch (Refusal refusal) {
            requireShown(refusal);
            return views.page(
                    HttpStatus.UNPROCESSABLE_CONTENT, pages.one(who, words, id, fields, FieldErrors.of(words,
                            refusal)));
        }
    }

    private static ProviderKind kind(String stored) {
        return ProviderKind.of(stored).orElseThrow(Refusal::notFound);
    }

    private static String path(ProviderId id) {
        return HOME + "/" + id;
    }

    private static void requireShown(Refusal refusal) {
        if (refusal.code() != Refusal.Code.INVALID && refusal.code() != Refusal.Code.CONFLICT
                && refusal.code() != Refusal.Code.OVER_LIMIT) {
            throw refusal;
        }
    }
}
