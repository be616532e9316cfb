package org.aumbry.access.web;

import java.util.Objects;
import org.aumbry.access.Access;
import org.aumbry.access.Grant;
import org.aumbry.access.GrantId;
import org.aumbry.access.GrantSpec;
import org.aumbry.access.Grants;
import org.aumbry.access.Shareable.SharedObject;
import org.aumbry.access.Subject;
import org.aumbry.identity.GuestInvitations;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
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

@Controller
@RequestMapping("/access/{kind}/{id}")
class ShareController {

    private final Shareables shareables;
    private final SharePages pages;
    private final Grants grants;
    private final Access access;
    private final ShareDesk desk;
    private final ShareRoles roles;
    private final GuestInvitations guests;
    private final Views views;

    ShareController(
            Shareables shareables,
            SharePages pages,
            Grants grants,
            Access access,
            ShareDesk desk,
            ShareRoles roles,
            GuestInvitations guests,
            Views views) {
        this.shareables = shareables;
        this.pages = pages;
        this.grants = grants;
        this.access = access;
        this.desk = desk;
        this.roles = roles;
        this.guests = guests;
        this.views = views;
    }

    @GetMapping
    View show(Principal who, @PathVariable String kind, @PathVariable String id, Words words) {
        return views.page(pages.share(who, shareables.find(who, kind, id), words, SharePages.Said.NOTHING));
    }

    /** Shows what sharing like that would change, and asks again. */
    @PostMapping("/preview")
    View preview(Principal who, @PathVariable String kind, @PathVariable String id, ShareForm form, Words words) {
        var object = shareables.find(who, kind, id);
        try {
            var wanted = desk.read(who, form, words);
            return views.page(pages.preview(who, object, form, wanted, desk.preview(who, object, wanted), words));
        } catch (Refusal refused) {
            return refused(who, object, form, refused, words);
        }
    }

    @PostMapping("/grants")
    View add(Principal who, @PathVariable String kind, @PathVariable String id, ShareForm form, Words words) {
        var object = shareables.find(who, kind, id);
        try {
            var wanted = desk.read(who, form, words);
            if (form.seen() != null || wanted.subject() == null) {
                var preview = desk.preview(who, object, wanted);
                if (form.seen() == null || form.seen() != pages.seen(preview)) {
                    return views.page(pages.preview(who, object, form, wanted, preview, words));
                }
            }
            requireShare(who, object);
            var brought = wanted.subject() == null ? guests.bring(who, wanted.newcomer(), wanted.until()) : null;
            var subject = brought == null ? Objects.requireNonNull(wanted.subject()) : Subject.user(brought.user());
            grants.grant(who, own(who, object), wanted.spec(subject));
            if (brought != null && brought.link().isPresent()) {
                var link = brought.link().get().path();
                var fresh = shareables.find(who, kind, id);
                return views.page(pages.share(who, fresh, words, new SharePages.Said("", null, link)));
            }
            return views.seeOther(address(kind, id), Toast.of(words.t("access.shared", form.who().strip())));
        } catch (Refusal refused) {
            return refused(who, object, form, refused, words);
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
        var choice = roles.choice(role);
        var after = new GrantSpec(
                before.subject(), before.effect(), choice.permissions(), choice.role(), before.expiresAt());
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
            @RequestParam(defaultValue = "") String at,
            Words words) {
        var object = shareables.find(who, kind, id);
        return views.page(pages.audience(who, object, q, check, When.read("at", at, words), words));
    }

    private View refused(Principal who, SharedObject object, ShareForm form, Refusal refused, Words words) {
        if (refused.code() == Refusal.Code.NOT_FOUND) {
            throw refused;
        }
        var sentence = words.t(refused.messageKey(), refused.arguments().toArray());
        return views.page(
                HttpStatus.UNPROCESSABLE_CONTENT,
                pages.share(who, object, words, new SharePages.Said(form.who(), sentence, null)));
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

    private static String address(String kind, String id) {
        return "/access/" + kind + "/" + id;
    }
}
