package org.aumbry.access.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.aumbry.access.Access;
import org.aumbry.access.Audience;
import org.aumbry.access.Container;
import org.aumbry.access.Decision;
import org.aumbry.access.Grant;
import org.aumbry.access.Grants;
import org.aumbry.access.Reason;
import org.aumbry.access.SharePart;
import org.aumbry.access.SharePreview;
import org.aumbry.access.Shareable.SharedObject;
import org.aumbry.access.Subject;
import org.aumbry.access.Usage;
import org.aumbry.access.XRay;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.UserId;
import org.aumbry.web.ReachMark;
import org.aumbry.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Builds the share page and the audience page. */
@Component
class SharePages {

    private static final int LISTED = 500;
    private static final int NAMED = 20;

    private final Access access;
    private final Grants grants;
    private final AccessWords accessWords;
    private final Picker picker;
    private final XRay xRay;
    private final Usage usage;
    private final ObjectProvider<SharePart> parts;

    SharePages(
            Access access,
            Grants grants,
            AccessWords accessWords,
            Picker picker,
            XRay xRay,
            Usage usage,
            ObjectProvider<SharePart> parts) {
        this.access = access;
        this.grants = grants;
        this.accessWords = accessWords;
        this.picker = picker;
        this.xRay = xRay;
        this.usage = usage;
        this.parts = parts;
    }

    /**
     * What the page says about what was just tried.
     *
     * @param typed what was typed that could not be taken; empty otherwise
     * @param error the sentence about it; null when there is none
     * @param invitation the way in for a guest just invited; null when nobody was
     */
    record Said(String typed, @Nullable String error, @Nullable String invitation) {

        static final Said NOTHING = new Said("", null, null);
    }

    SharePage share(Principal who, SharedObject object, Words words, Said said) {
        var own = access.permissions(who, object.accessClass());
        boolean mayShare = own.contains(Permission.SHARE);
        var reach = access.reach(who, object.accessClass());
        var chain = grants.chain(object.accessClass());
        var here = object.own() ? grants.on(object.accessClass()) : List.<Grant>of();
        return new SharePage(
                object.title(),
                object.placeTitle(),
                object.kind(),
                address(object),
                object.address(),
                ReachMark.of(object.ref(), reach.level(), reach.people()),
                accessWords.reach(reach, words),
                mayShare,
                own.contains(Permission.MANAGE),
                accessWords.roles(own, words),
                mayShare ? picker.candidates(who, words) : List.of(),
                rows(here, who, words),
                around(chain, object.own(), who, words),
                inheritance(chain, object.own()),
                object.address(),
                said.typed(),
                said.error(),
                said.invitation(),
                parts.orderedStream().flatMap(part -> part.part(who, object, words).stream()).toList());
    }

    SharePreviewPage preview(
            Principal who,
            SharedObject object,
            ShareForm form,
            ShareDesk.Wanted wanted,
            SharePreview preview,
            Words words) {
        var names = accessWords.names(List.of(), List.of(), preview.newly());
        var people = preview.newly().stream()
                .map(user -> names.of(Subject.user(user), words))
                .sorted(String.CASE_INSENSITIVE_ORDER)
                .limit(NAMED)
                .toList();
        int newly = seen(preview);
        var role = wanted.role() == null
                ? words.t("access.deny")
                : accessWords.permissions(wanted.role().permissions(), words);
        return new SharePreviewPage(
                object.title(),
                address(object) + "/grants",
                address(object),
                form,
                form.until() == null ? "" : form.until().toString(),
                words.t("access.preview.what", form.who().strip(), role),
                wanted.role() == null
                        ? words.t("access.preview.gone", preview.gone())
                        : words.t("access.preview.newly", newly, preview.outside()),
                preview.outside(),
                words.t("access.preview.total", preview.total()),
                people,
                preview.newly().size() - people.size(),
                newly,
                form.seen() != null && form.seen() != newly,
                wanted.subject() == null ? words.t("access.preview.invite", wanted.newcomer()) : null);
    }

    /** How many would newly see it: people of the network, and someone yet to be invited. */
    int seen(SharePreview preview) {
        return preview.newly().isEmpty() ? preview.outside() : preview.newly().size();
    }

    AudiencePage audience(
            Principal who, SharedObject object, String filter, String asked, @Nullable Instant at, Words words) {
        var audience = at == null
                ? access.audience(who, object.accessClass(), object.ref())
                : xRay.past(who, object.accessClass(), object.ref(), at);
        var reach = access.reach(who, object.accessClass());
        var opened = at == null && object.kind().equals("document")
                        && access.allows(who, Permission.MANAGE, object.accessClass())
                ? usage.lastOpened(who, object.accessClass(), object.ref())
                : null;
        var people = people(audience, filter, opened, who, words);
        return new AudiencePage(
                object.title(),
                address(object) + "/people",
                object.address(),
                address(object),
                ReachMark.of(object.ref(), reach.level(), reach.people()),
                accessWords.reach(reach, words),
                filter,
                When.written(at, words),
                at == null ? words.t("access.x-ray.now") : words.t("access.x-ray.then", words.time(at)),
                people.stream().limit(LISTED).toList(),
                Math.min(people.size(), LISTED),
                people.size(),
                asked,
                asked.isBlank() ? null : check(who, object, asked, words));
    }

    private List<SharePage.Row> rows(List<Grant> some, Principal who, Words words) {
        var names = accessWords.names(some, List.of(), List.of());
        return some.stream().map(grant -> accessWords.row(grant, names, who, words)).toList();
    }

    private List<SharePage.Around> around(List<Container> chain, boolean own, Principal who, Words words) {
        var around = new ArrayList<SharePage.Around>();
        for (var container : own ? chain.subList(1, chain.size()) : chain) {
            var rows = rows(grants.on(container.id()), who, words);
            if (!rows.isEmpty()) {
                around.add(new SharePage.Around(accessWords.title(container, who, words), rows));
            }
        }
        return around;
    }

    private static SharePage.Inheritance inheritance(List<Container> chain, boolean own) {
        if (!own) {
            return SharePage.Inheritance.INHERITS;
        }
        var itself = chain.getFirst();
        if (itself.parent() == null) {
            return SharePage.Inheritance.ROOT;
        }
        return itself.inherits() ? SharePage.Inheritance.INHERITS : SharePage.Inheritance.BROKEN;
    }

    private List<AudiencePage.Person> people(
            Audience audience,
            String filter,
            @Nullable Map<UserId, Instant> opened,
            Principal who,
            Words words) {
        var reasons = audience.members().stream().flatMap(member -> member.reasons().stream()).toList();
        var ids = audience.members().stream().map(Audience.Member::user).toList();
        var names = accessWords.names(List.of(), reasons, ids);
        var wanted = filter.strip().toLowerCase(Locale.ROOT);
        return audience.members().stream()
                .map(member -> person(member, names, opened, who, words))
                .filter(person -> person.name().toLowerCase(Locale.ROOT).contains(wanted))
                .sorted(Comparator.comparing(AudiencePage.Person::name, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    private AudiencePage.Person person(
            Audience.Member member,
            AccessWords.Names names,
            @Nullable Map<UserId, Instant> opened,
            Principal who,
            Words words) {
        var reasons = member.reasons().stream()
                .map(reason -> accessWords.reason(reason, names, who, words))
                .distinct()
                .toList();
        return new AudiencePage.Person(
                names.of(Subject.user(member.user()), words),
                member.guest(),
                accessWords.permissions(member.permissions(), words),
                reasons,
                opened == null ? null : opened(opened.get(member.user()), words));
    }

    private static String opened(@Nullable Instant at, Words words) {
        return at == null ? words.t("access.people.never-opened") : words.ago(at);
    }

    private AudiencePage.Check check(Principal who, SharedObject object, String asked, Words words) {
        Subject subject;
        try {
            subject = picker.subject(who, asked, words);
        } catch (Refusal unknown) {
            return new AudiencePage.Check(false, words.t(unknown.messageKey()), List.of());
        }
        if (!(subject instanceof Subject.OfUser(UserId person))) {
            return new AudiencePage.Check(false, words.t("access.check.a-person"), List.of());
        }
        var decisions = Stream.of(Permission.values())
                .map(permission -> access.why(who, person, permission, object.accessClass(), object.ref()))
                .toList();
        var reasons = decisions.stream().flatMap(decision -> decision.reasons().stream()).toList();
        var names = accessWords.names(List.of(), reasons, List.of(person));
        boolean can = decisions.getFirst().allowed();
        var sentence = words.t(can ? "access.check.can" : "access.check.cannot", names.of(subject, words));
        var verbs = decisions.stream().map(decision -> verb(decision, names, who, words)).toList();
        return new AudiencePage.Check(true, sentence, verbs);
    }

    private AudiencePage.Verb verb(Decision decision, AccessWords.Names names, Principal who, Words words) {
        var because = !decision.narrowed().isEmpty()
                ? String.join("; ", accessWords.narrowed(decision.narrowed(), words))
                : decision.capped()
                ? words.t("access.check.capped")
                : decision.reasons().isEmpty()
                ? words.t("access.check.nothing-allows")
                : reasons(decision.reasons(), names, who, words);
        return new AudiencePage.Verb(
                words.t("access.verb." + decision.permission().name().toLowerCase(Locale.ROOT)),
                decision.allowed(),
                because);
    }

    private String reasons(List<Reason> reasons, AccessWords.Names names, Principal who, Words words) {
        var worded = reasons.stream().map(reason -> accessWords.reason(reason, names, who, words)).distinct();
        return String.join("; ", worded.toList());
    }

    private static String address(SharedObject object) {
        return "/access/" + object.kind() + "/" + object.id();
    }
}
