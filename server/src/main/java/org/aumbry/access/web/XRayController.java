package org.aumbry.access.web;

import java.util.Locale;
import java.util.regex.Pattern;
import org.aumbry.access.RoleId;
import org.aumbry.access.Roles;
import org.aumbry.access.Subject;
import org.aumbry.identity.Administrators;
import org.aumbry.identity.GuestTerms;
import org.aumbry.identity.StepUp;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.UserId;
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

/** Administrators' questions about who can see what. */
@Controller
class XRayController {

    private static final Pattern ADDRESS =
            Pattern.compile(".*/(space|folder|document)s?/([0-9a-f]{8}-[0-9a-f-]{27}).*", Pattern.DOTALL);

    private final XRayPages pages;
    private final Picker picker;
    private final Roles roles;
    private final GuestTerms terms;
    private final Administrators administrators;
    private final StepUp stepUp;
    private final Views views;

    XRayController(
            XRayPages pages,
            Picker picker,
            Roles roles,
            GuestTerms terms,
            Administrators administrators,
            StepUp stepUp,
            Views views) {
        this.pages = pages;
        this.picker = picker;
        this.roles = roles;
        this.terms = terms;
        this.administrators = administrators;
        this.stepUp = stepUp;
        this.views = views;
    }

    /** The question; once it names a person or the address of a thing, its answer. */
    @GetMapping("/admin/x-ray")
    View ask(
            Principal who,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String at,
            Words words) {
        administrators.require(who, "access.x-ray");
        if (q.isBlank()) {
            return views.page(new XRayPage("", at, null));
        }
        var query = at.isBlank() ? "" : "?at=" + When.written(When.read("at", at, words), words);
        var thing = ADDRESS.matcher(q.strip().toLowerCase(Locale.ROOT));
        if (thing.matches()) {
            return views.seeOther("/admin/x-ray/" + thing.group(1) + "/" + thing.group(2) + query);
        }
        try {
            if (picker.subject(who, q, words) instanceof Subject.OfUser(UserId person)) {
                return views.seeOther("/admin/people/" + person + "/rights" + query);
            }
            return unanswered(q, at, words.t("access.check.a-person"));
        } catch (Refusal unknown) {
            return unanswered(q, at, words.t(unknown.messageKey(), unknown.arguments().toArray()));
        }
    }

    @GetMapping("/admin/people/{id}/rights")
    View person(
            Principal who,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String at,
            @RequestParam(required = false) @Nullable String since,
            @RequestParam(required = false) @Nullable String after,
            Words words) {
        administrators.require(who, "access.x-ray-person");
        return views.page(pages.person(who, UserId.parse(id), asked(at, since, after, words), words));
    }

    @PostMapping("/admin/people/{id}/profile")
    View profile(
            Principal who, @PathVariable String id, @RequestParam(defaultValue = "") String role, Words words) {
        administrators.require(who, "role.assign");
        var person = UserId.parse(id);
        stepUp.require(who);
        roles.assign(who, person, role.isBlank() ? null : RoleId.parse(role));
        return views.seeOther("/admin/people/" + person + "/rights", Toast.of(words.t("access.profile.set")));
    }

    @PostMapping("/admin/people/{id}/end")
    View end(Principal who, @PathVariable String id, @RequestParam(defaultValue = "") String until, Words words) {
        administrators.require(who, "user.set-end");
        var person = UserId.parse(id);
        terms.set(who, person, When.endOfDay("until", until, words));
        return views.seeOther("/admin/people/" + person + "/rights", Toast.of(words.t("access.end.set")));
    }

    @GetMapping("/admin/x-ray/{kind}/{id}")
    View thing(
            Principal who,
            @PathVariable String kind,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String at,
            @RequestParam(required = false) @Nullable String since,
            Words words) {
        administrators.require(who, "access.x-ray-thing");
        var object = new ObjectRef(kind, Shareables.uuid(id));
        return views.page(pages.thing(who, object, asked(at, since, null, words), words));
    }

    private View unanswered(String asked, String at, String sentence) {
        return views.page(HttpStatus.UNPROCESSABLE_CONTENT, new XRayPage(asked, at, sentence));
    }

    private static XRayPages.Asked asked(
            @Nullable String at, @Nullable String since, @Nullable String after, Words words) {
        return new XRayPages.Asked(
                When.read("at", at, words),
                When.read("since", since, words),
                after == null || after.isBlank() ? null : Shareables.uuid(after));
    }
}
