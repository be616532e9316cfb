package org.aumbry.access.web;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.aumbry.access.Audience;
import org.aumbry.access.XRay;
import org.aumbry.identity.Administrators;
import org.aumbry.identity.StepUp;
import org.aumbry.identity.Users;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.UserId;
import org.aumbry.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Answers of the X-ray as files: for spreadsheets and for programs. */
@Controller
class XRayExportController {

    private static final int PAGE = 1000;
    private static final int MOST = 100_000;

    private final XRay xRay;
    private final XRayPages pages;
    private final Users users;
    private final Administrators administrators;
    private final StepUp stepUp;

    XRayExportController(
            XRay xRay, XRayPages pages, Users users, Administrators administrators, StepUp stepUp) {
        this.xRay = xRay;
        this.pages = pages;
        this.users = users;
        this.administrators = administrators;
        this.stepUp = stepUp;
    }

    record ThingJson(String kind, UUID id, String containerKind, UUID container, List<String> permissions) {}

    record PersonJson(UUID user, boolean guest, List<String> permissions) {}

    @GetMapping("/admin/people/{id}/rights.csv")
    ResponseEntity<byte[]> personCsv(
            Principal who, @PathVariable String id, @RequestParam(defaultValue = "") String at, Words words) {
        var rows = things(who, id, at, words).stream()
                .map(seen -> List.of(
                        seen.object().kind(),
                        seen.object().id().toString(),
                        pages.title(who, seen.object(), words),
                        pages.title(who, seen.container().object(), words),
                        String.join(" ", verbs(seen.permissions()))))
                .toList();
        return csv(Csv.of(List.of("kind", "id", "title", "container", "permissions"), rows), "rights.csv");
    }

    @GetMapping("/admin/people/{id}/rights.json")
    ResponseEntity<List<ThingJson>> personJson(
            Principal who, @PathVariable String id, @RequestParam(defaultValue = "") String at, Words words) {
        return ResponseEntity.ok(things(who, id, at, words).stream()
                .map(seen -> new ThingJson(
                        seen.object().kind(), seen.object().id(), seen.container().object().kind(),
                        seen.container().object().id(), verbs(seen.permissions())))
                .toList());
    }

    @GetMapping("/admin/x-ray/{kind}/{id}/people.csv")
    ResponseEntity<byte[]> thingCsv(
            Principal who,
            @PathVariable String kind,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String at,
            Words words) {
        var members = people(who, kind, id, at, words);
        var names = users.names(members.stream().map(Audience.Member::user).toList());
        var rows = members.stream()
                .map(member -> List.of(
                        member.user().toString(),
                        names.getOrDefault(member.user(), ""),
                        String.valueOf(member.guest()),
                        String.join(" ", verbs(member.permissions()))))
                .toList();
        return csv(Csv.of(List.of("user", "name", "guest", "permissions"), rows), "people.csv");
    }

    @GetMapping("/admin/x-ray/{kind}/{id}/people.json")
    ResponseEntity<List<PersonJson>> thingJson(
            Principal who,
            @PathVariable String kind,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String at,
            Words words) {
        return ResponseEntity.ok(people(who, kind, id, at, words).stream()
                .map(member -> new PersonJson(
                        member.user().value(), member.guest(), verbs(member.permissions())))
                .toList());
    }

    private List<XRay.Seen> things(Principal who, String id, String at, Words words) {
        administrators.require(who, "access.export");
        var person = UserId.parse(id);
        users.get(person);
        stepUp.require(who);
        var moment = When.read("at", at, words);
        var all = new ArrayList<XRay.Seen>();
        List<XRay.Seen> page;
        do {
            page = xRay.things(who, person, moment, all.isEmpty() ? null : all.getLast().object().id(), PAGE);
            all.addAll(page);
        } while (page.size() == PAGE && all.size() < MOST);
        return all;
    }

    private List<Audience.Member> people(Principal who, String kind, String id, String at, Words words) {
        administrators.require(who, "access.export");
        var object = new ObjectRef(kind, Shareables.uuid(id));
        @Nullable Instant moment = When.read("at", at, words);
        var members = xRay.audience(who, object, moment).members();
        stepUp.require(who);
        return members;
    }

    private static List<String> verbs(Set<Permission> permissions) {
        return permissions.stream()
                .sorted()
                .map(permission -> permission.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static ResponseEntity<byte[]> csv(String text, String name) {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .body(text.getBytes(StandardCharsets.UTF_8));
    }
}
