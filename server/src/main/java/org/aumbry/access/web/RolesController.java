package org.aumbry.access.web;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.aumbry.access.RoleId;
import org.aumbry.access.Roles;
import org.aumbry.identity.Administrators;
import org.aumbry.identity.StepUp;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.web.Option;
import org.aumbry.web.Toast;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Administrators' page about the network's own roles. */
@Controller
class RolesController {

    private static final String PAGE = "/admin/roles";

    private final Roles roles;
    private final Administrators administrators;
    private final StepUp stepUp;
    private final Views views;

    RolesController(Roles roles, Administrators administrators, StepUp stepUp, Views views) {
        this.roles = roles;
        this.administrators = administrators;
        this.stepUp = stepUp;
        this.views = views;
    }

    @GetMapping(PAGE)
    View list(Principal who, Words words) {
        administrators.require(who, "role.list");
        return views.page(page("", null, words));
    }

    @PostMapping(PAGE)
    View add(
            Principal who,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") List<String> verb,
            Words words) {
        administrators.require(who, "role.add");
        stepUp.require(who);
        try {
            roles.add(who, name, ShareRoles.permissions(verb));
            return views.seeOther(PAGE, Toast.of(words.t("access.roles.added")));
        } catch (Refusal refused) {
            return refused(name, refused, words);
        }
    }

    @PostMapping("/admin/roles/{role}")
    View change(
            Principal who,
            @PathVariable String role,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") List<String> verb,
            Words words) {
        administrators.require(who, "role.change");
        stepUp.require(who);
        try {
            int narrowed = roles.change(who, RoleId.parse(role), name, ShareRoles.permissions(verb));
            return views.seeOther(PAGE, Toast.of(words.t("access.roles.changed", narrowed)));
        } catch (Refusal refused) {
            return refused(name, refused, words);
        }
    }

    @PostMapping("/admin/roles/{role}/remove")
    View remove(Principal who, @PathVariable String role, Words words) {
        administrators.require(who, "role.remove");
        stepUp.require(who);
        try {
            roles.remove(who, RoleId.parse(role));
            return views.seeOther(PAGE, Toast.of(words.t("access.roles.removed")));
        } catch (Refusal refused) {
            return refused("", refused, words);
        }
    }

    private View refused(String name, Refusal refused, Words words) {
        if (refused.code() == Refusal.Code.NOT_FOUND) {
            throw refused;
        }
        var sentence = words.t(refused.messageKey(), refused.arguments().toArray());
        return views.page(HttpStatus.UNPROCESSABLE_CONTENT, page(name, sentence, words));
    }

    private RolesPage page(String name, @Nullable String error, Words words) {
        var rows = roles.list().stream()
                .map(role -> new RolesPage.Row(
                        role.id().toString(),
                        role.name(),
                        role.permissions().stream().map(RolesController::word).toList()))
                .toList();
        var verbs = Stream.of(Permission.values())
                .map(permission -> new Option(word(permission), words.t("access.verb." + word(permission))))
                .toList();
        return new RolesPage(rows, verbs, name, error);
    }

    private static String word(Permission permission) {
        return permission.name().toLowerCase(Locale.ROOT);
    }
}
