package org.aumbry.access.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.aumbry.access.Access;
import org.aumbry.access.Effect;
import org.aumbry.access.GrantSpec;
import org.aumbry.access.SharePreview;
import org.aumbry.access.ShareRules;
import org.aumbry.access.ShareTarget;
import org.aumbry.access.Shareable.SharedObject;
import org.aumbry.access.Subject;
import org.aumbry.identity.GuestInvitations;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what the share form asks for, and says what it would change. */
@Component
class ShareDesk {

    private static final String DENY = "deny";

    private final Picker picker;
    private final ShareRoles roles;
    private final Access access;
    private final ShareRules rules;
    private final GuestInvitations guests;

    ShareDesk(Picker picker, ShareRoles roles, Access access, ShareRules rules, GuestInvitations guests) {
        this.picker = picker;
        this.roles = roles;
        this.access = access;
        this.rules = rules;
        this.guests = guests;
    }

    /**
     * What the form asks for.
     *
     * @param subject to whom; null when it is someone who is not in the network yet
     * @param newcomer the address of that someone; empty otherwise
     * @param role what they are to be able to do; null to deny them
     */
    record Wanted(
            @Nullable Subject subject, String newcomer, ShareRoles.@Nullable Choice role, @Nullable Instant until) {

        GrantSpec spec(Subject to) {
            return role == null
                    ? new GrantSpec(to, Effect.DENY, Set.of(Permission.VIEW), until)
                    : new GrantSpec(to, Effect.ALLOW, role.permissions(), role.role(), until);
        }
    }

    Wanted read(Principal who, ShareForm form, Words words) {
        var role = form.role().equals(DENY) ? null : roles.choice(form.role());
        var until = end(form.until(), words);
        var newcomer = role == null ? Optional.<String>empty() : picker.newcomer(who, form.who());
        return newcomer.isPresent()
                ? new Wanted(null, newcomer.get(), role, until)
                : new Wanted(picker.subject(who, form.who(), words), "", role, until);
    }

    /** Refuses what the rules of the network do not let the principal do; then says what would change. */
    SharePreview preview(Principal who, SharedObject object, Wanted wanted) {
        var subject = wanted.subject();
        if (subject == null) {
            access.require(who, Permission.SHARE, object.accessClass(), object.ref());
            guests.check(who, wanted.newcomer());
            for (var target : List.of(ShareTarget.GUESTS, ShareTarget.BEYOND)) {
                rules.refusal(who, object.accessClass(), object.ref(), target).ifPresent(refused -> {
                    throw refused;
                });
            }
            var total = access.audience(who, object.accessClass(), object.ref()).members().size();
            return new SharePreview(List.of(), 1, 0, total + 1);
        }
        var spec = wanted.spec(subject);
        var preview = access.preview(who, object.accessClass(), object.ref(), spec);
        refuse(who, object, spec);
        return preview;
    }

    private void refuse(Principal who, SharedObject object, GrantSpec spec) {
        rules.refusal(who, object.accessClass(), object.ref(), spec).ifPresent(refused -> {
            throw refused;
        });
        if (spec.subject().equals(Subject.user(who.user()))) {
            throw Refusal.of(Refusal.Code.DENIED, "access.refusal.own-rights");
        }
    }

    /** Until the end of that day where the asker is. */
    private static @Nullable Instant end(@Nullable LocalDate until, Words words) {
        return until == null ? null : until.plusDays(1).atStartOfDay(words.zone()).toInstant();
    }
}
