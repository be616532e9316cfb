package org.aumbry.access.web;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aumbry.access.Access;
import org.aumbry.access.Audience;
import org.aumbry.access.Effect;
import org.aumbry.access.Grant;
import org.aumbry.access.GrantId;
import org.aumbry.access.GrantSpec;
import org.aumbry.access.Grants;
import org.aumbry.access.Reason;
import org.aumbry.access.ShareRules;
import org.aumbry.access.Shareable.SharedObject;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.GroupId;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who can see a thing and why, and changing it, for programs. */
@RestController
@RequestMapping("/api/v1/access/{kind}/{id}")
class AccessApi {

    private static final int MOST_MEMBERS = 1000;

    private final Shareables shareables;
    private final Grants grants;
    private final Access access;
    private final Picker picker;
    private final ShareRules rules;

    AccessApi(Shareables shareables, Grants grants, Access access, Picker picker, ShareRules rules) {
        this.shareables = shareables;
        this.grants = grants;
        this.access = access;
        this.picker = picker;
        this.rules = rules;
    }

    record SubjectJson(String kind, @Nullable String id) {}

    record GrantJson(
            @Nullable UUID id,
            SubjectJson subject,
            @Nullable String effect,
            Set<String> permissions,
            @Nullable UUID role,
            @Nullable Instant expiresAt,
            @Nullable UUID grantedBy,
            @Nullable Instant grantedAt) {}

    record AccessJson(
            String kind,
            UUID id,
            boolean own,
            boolean inherits,
            int reach,
            int people,
            Set<String> permissions,
            List<GrantJson> grants) {}

    record ReasonJson(GrantJson grant, String atKind, UUID atId, boolean here, List<UUID> groups) {}

    record MemberJson(UUID user, boolean guest, Set<String> permissions, List<ReasonJson> reasons) {}

    record AudienceJson(int total, List<MemberJson> items) {}

    record DecisionJson(
            String permission, boolean allowed, boolean capped, List<ReasonJson> reasons, List<UUID> narrowedBy) {}

    record PreviewJson(boolean permitted, int newly, int outside, int gone, int total) {}

    record BreakJson(@Nullable Boolean keep) {}

    @GetMapping
    AccessJson show(Principal who, @PathVariable String kind, @PathVariable String id) {
        var object = shareables.find(who, kind, id);
        var reach = access.reach(who, object.accessClass());
        var here = object.own() ? grants.on(object.accessClass()) : List.<Grant>of();
        return new AccessJson(
                kind,
                object.id(),
                object.own(),
                !object.own() || grants.get(object.accessClass()).inherits(),
                reach.level(),
                reach.people(),
                words(access.permissions(who, object.accessClass())),
                here.stream().map(AccessApi::json).toList());
    }

    @PostMapping("/grants")
    @ResponseStatus(HttpStatus.CREATED)
    GrantJson add(
            Principal who, @PathVariable String kind, @PathVariable String id, @RequestBody GrantJson wanted) {
        var object = shareables.find(who, kind, id);
        access.require(who, Permission.SHARE, object.accessClass(), object.ref());
        var spec = spec(wanted);
        var granted = grants.grant(who, own(who, object), spec);
        return grants.find(granted).map(AccessApi::json).orElseThrow(Refusal::notFound);
    }

    /** What adding the grant would change, without adding it. */
    @PostMapping("/preview")
    PreviewJson preview(
            Principal who, @PathVariable String kind, @PathVariable String id, @RequestBody GrantJson wanted) {
        var object = shareables.find(who, kind, id);
        var spec = spec(wanted);
        var preview = access.preview(who, object.accessClass(), object.ref(), spec);
        var refusal = rules.refusal(who, object.accessClass(), object.ref(), spec);
        return new PreviewJson(
                refusal.isEmpty(), preview.newly().size(), preview.outside(), preview.gone(), preview.total());
    }

    @DeleteMapping("/grants/{grant}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(
            Principal who, @PathVariable String kind, @PathVariable String id, @PathVariable String grant) {
        var object = shareables.find(who, kind, id);
        var found = grants.find(GrantId.parse(grant))
                .filter(each -> object.own() && each.accessClass().equals(object.accessClass()))
                .orElseThrow(Refusal::notFound);
        grants.revoke(who, found.id());
    }

    @PostMapping("/break")
    AccessJson breakInheritance(
            Principal who, @PathVariable String kind, @PathVariable String id, @RequestBody BreakJson how) {
        var object = shareables.find(who, kind, id);
        access.require(who, Permission.MANAGE, object.accessClass(), object.ref());
        grants.breakInheritance(who, own(who, object), how.keep() == null || how.keep());
        return show(who, kind, id);
    }

    @PostMapping("/restore")
    AccessJson restoreInheritance(Principal who, @PathVariable String kind, @PathVariable String id) {
        grants.restoreInheritance(who, shareables.find(who, kind, id).accessClass());
        return show(who, kind, id);
    }

    @GetMapping("/audience")
    AudienceJson audience(Principal who, @PathVariable String kind, @PathVariable String id) {
        var object = shareables.find(who, kind, id);
        var members = access.audience(who, object.accessClass(), object.ref()).members();
        return new AudienceJson(
                members.size(), members.stream().limit(MOST_MEMBERS).map(AccessApi::json).toList());
    }

    /** Each permission of one person, with what decides it. */
    @GetMapping("/why")
    List<DecisionJson> why(
            Principal who, @PathVariable String kind, @PathVariable String id, @RequestParam String user) {
        var object = shareables.find(who, kind, id);
        var person = UserId.parse(user);
        return Stream.of(Permission.values())
                .map(permission -> access.why(who, person, permission, object.accessClass(), object.ref()))
                .map(decision -> new DecisionJson(
                        word(decision.permission()),
                        decision.allowed(),
                        decision.capped(),
                        decision.reasons().stream().map(AccessApi::json).toList(),
                        decision.narrowed()))
                .toList();
    }

    private AccessClass own(Principal who, SharedObject object) {
        return object.own() ? object.accessClass() : shareables.of(object.kind()).ownClass(who, object.id());
    }

    private GrantSpec spec(GrantJson wanted) {
        if (wanted.subject() == null || wanted.permissions() == null || wanted.permissions().isEmpty()) {
            throw Refusal.invalid("permissions", "access.refusal.role");
        }
        var id = wanted.subject().id();
        var subject = picker.subject(wanted.subject().kind(), id == null ? "" : id);
        var effect = "deny".equals(wanted.effect()) ? Effect.DENY : Effect.ALLOW;
        var permissions = wanted.permissions().stream().map(AccessApi::permission).collect(Collectors.toSet());
        return new GrantSpec(subject, effect, permissions, wanted.expiresAt());
    }

    private static Permission permission(String word) {
        return Stream.of(Permission.values())
                .filter(permission -> word(permission).equals(word))
                .findAny()
                .orElseThrow(() -> Refusal.invalid("permissions", "access.refusal.role"));
    }

    private static String word(Permission permission) {
        return permission.name().toLowerCase(Locale.ROOT);
    }

    private static Set<String> words(Set<Permission> permissions) {
        return permissions.stream().map(AccessApi::word).collect(Collectors.toUnmodifiableSet());
    }

    private static GrantJson json(Grant grant) {
        var id = grant.subject().id();
        return new GrantJson(
                grant.id().value(),
                new SubjectJson(grant.subject().kind(), id == null ? null : id.toString()),
                grant.effect().name().toLowerCase(Locale.ROOT),
                words(grant.permissions()),
                grant.role() == null ? null : grant.role().value(),
                grant.expiresAt(),
                grant.grantedBy().value(),
                grant.grantedAt());
    }

    private static ReasonJson json(Reason reason) {
        var at = reason.at().object();
        return new ReasonJson(
                json(reason.grant()), at.kind(), at.id(), reason.here(),
                reason.path().stream().map(GroupId::value).toList());
    }

    private static MemberJson json(Audience.Member member) {
        return new MemberJson(
                member.user().value(),
                member.guest(),
                words(member.permissions()),
                member.reasons().stream().map(AccessApi::json).toList());
    }
}
