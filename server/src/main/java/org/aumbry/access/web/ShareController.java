package org.aumbry.access.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import org.aumbry.access.Access;
import org.aumbry.access.Effect;
import org.aumbry.access.Grant;
import org.aumbry.access.GrantId;
import org.aumbry.access.GrantSpec;
import org.aumbry.access.Grants;
import org.aumbry.access.Shareable.SharedObject;
import org.aumbry.access.Subject;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.web.Toast;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

@Controller
@RequestMapping("/access/{kind}/{id}")
class ShareController {

    private final Shareables shareables;
    private final SharePages pages;
    private final Grants grants;
    private final Access access;
    private final Picker picker;
    private final Views views;

    ShareController(
            Shareables shareables, SharePages pages, Grants grants, Access access, Picker picker, Views views) {
        this.shareables = shareables;
        this.pages = pages;
        this.grants = grants;
        this.access = access;
        this.picker = picker;
        this.views = views;
    }

    @GetMapping
    View show(Principal who, @PathVariable String kind, @PathVariable String id, Words words) {
        return views.page(pages.share(who, shareables.find(who, kind, id), words, "", null));
    }

    @PostMapping("/grants")
    View add(Principal who, @PathVariable String kind, @PathVariable String id, ShareForm form, Words words) {
        var object = shareables.find(who, kind, id);
        try {
            var subject = picker.subject(who, text(form.who()), words);
            requireShare(who, object);
            grants.grant(who, own(who, object), spec(subject, text(form.role()), end(form.until(), words)));
            return views.seeOther(address(kind, id), Toast.of(words.t("access.shared", text(form.who()).strip())));
        } catch (Refusal refused) {
            if (refused.code() == Refusal.Code.NOT_FOUND) {
                throw refused;
            }
            var sentence = words.t(refused.messageKey(), refused.arguments().toArray());
            return views.page(
                    HttpStatus.UNPROCESSABLE_CONTENT, pages.share(who, object, words, text(form.who()), sentence));
        }
    }

    @PostMapping("/grants/{grant}")
    View change(
            Principal who,
            @PathVariable String kind,
            @PathVariable String id,
            @PathVariable String grant,
            @RequestParam String role,
            Words words) {
        var object = shareables.find(who, kind, id);
        var before = grantOf(object, grant);
        requireShare(who, object);
        var after = new GrantSpec(before.subject(), before.effect(), role(role).permissions(), before.expiresAt());
        grants.grant(who, object.accessClass(), after);
        return views.seeOther(address(kind, id), Toast.of(words.t("access.changed")));
    }

    @PostMapping("/grants/{grant}/remove")
    View remove(
            Principal who,
            @PathVariable String kind,
            @PathVariable String id,
            @PathVariable String grant,
            Words words) {
        var object = shareables.find(who, kind, id);
        grants.revoke(who, grantOf(object, grant).id());
        return views.seeOther(address(kind, id), Toast.of(words.t("access.removed")));
    }

    @PostMapping("/break")
    View breakInheritance(
            Principal who,
            @PathVariable String kind,
            @PathVariable String id,
            @RequestParam(defaultValue = "true") boolean keep,
            Words words) {
        var object = shareables.find(who, kind, id);
        access.require(who, Permission.MANAGE, object.accessClass(), object.ref());
        grants.breakInheritance(who, own(who, object), keep);
        return views.seeOther(address(kind, id), Toast.of(words.t("access.broken")));
    }

    @PostMapping("/restore")
    View restoreInheritance(
            Principal who,
            @PathVariable String kind,
            @PathVariable String id,
            Words words) {
        var object = shareables.find(who, kind, id);
        grants.restoreInheritance(who, object.accessClass());
        return views.seeOther(address(kind, id), Toast.of(words.t("access.restored")));
    }

    @GetMapping("/people")
    View people(
            Principal who,
            @PathVariable String kind,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String check,
            Words words) {
        return views.page(pages.audience(who, shareables.find(who, kind, id), q, check, words));
    }

    private Grant grantOf(SharedObject object, String grant) {
        return grants.find(GrantId.parse(grant))
                .filter(found -> object.own() && found.accessClass().equals(object.accessClass()))
                .orElseThrow(Refusal::notFound);
    }

    private void requireShare(Principal who, SharedObject object) {
        access.require(who, Permission.SHARE, object.accessClass(), object.ref());
    }

    private AccessClass own(Principal who, SharedObject object) {
        return object.own() ? object.accessClass() : shareables.of(object.kind()).ownClass(who, object.id());
    }

    private static GrantSpec spec(Subject subject, String role, @Nullable Instant until) {
        if (role.equals("deny")) {
            return new GrantSpec(subject, Effect.DENY, Set.of(Permission.VIEW), until);
        }
        return new GrantSpec(subject, Effect.ALLOW, role(role).permissions(), until);
    }

    private static ShareRole role(String value) {
        return ShareRole.named(value.toLowerCase(Locale.ROOT))
                .orElseThrow(() -> Refusal.invalid("role", "access.refusal.role"));
    }

    /** Until the end of that day where the asker is. */
    private static @Nullable Instant end(@Nullable LocalDate until, Words words) {
        return until == null ? null : until.plusDays(1).atStartOfDay(words.zone()).toInstant();
    }

    private static String text(@Nullable String sent) {
        return sent == null ? "" : sent;
    }

    private static String address(String kind, String id) {
        return "/access/" + kind + "/" + id;
    }
}
