package org.aumbry.sample;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aumbry.access.Effect;
import org.aumbry.access.GrantSpec;
import org.aumbry.access.Grants;
import org.aumbry.access.Shareable;
import org.aumbry.access.Subject;
import org.aumbry.data.TenantScope;
import org.aumbry.documents.Document;
import org.aumbry.documents.Place;
import org.aumbry.identity.Role;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Principal;
import org.aumbry.spaces.JoinMode;
import org.aumbry.spaces.Memberships;
import org.aumbry.spaces.Space;
import org.aumbry.spaces.Spaces;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Fills a demonstration: network Acme with Ana (administrator), Bo (member) and Cy (guest), network Globex with Dee.
 * Goes on where an interrupted start stopped; once complete it changes nothing any more.
 */
@Component
class DemoSeed {

    private static final String DEMO = "aumbry.demo";
    private static final Duration GUEST_ACCESS = Duration.ofDays(30);

    private final DemoPeople people;
    private final DemoPassphrase passphrase;
    private final SampleShelf shelf;
    private final Rooms rooms;
    private final TenantScope scope;
    private final Clock clock;
    private final PrintStream console = System.out;

    /** Where documents lie and who may see them. */
    @Component
    record Rooms(
            Spaces spaces, Memberships memberships, Grants grants, List<Shareable> shareables, DemoSnips snips) {}

    DemoSeed(
            DemoPeople people,
            DemoPassphrase passphrase,
            SampleShelf shelf,
            Rooms rooms,
            TenantScope scope,
            Clock clock) {
        this.people = people;
        this.passphrase = passphrase;
        this.shelf = shelf;
        this.rooms = rooms;
        this.scope = scope;
        this.clock = clock;
    }

    @EventListener
    @Order(0)
    void ready(ApplicationReadyEvent event) {
        // Asked here and not by a condition on the bean: which beans there are is settled when the program is built.
        if (!event.getApplicationContext().getEnvironment().getProperty(DEMO, Boolean.class, false)) {
            return;
        }
        if (!passphrase.seeded()) {
            console.println("Making the sample networks; this is done once.");
            if (seed()) {
                passphrase.markSeeded();
            }
        }
        console.println();
        console.println("Sign in with the passphrase " + passphrase.get() + " as");
        console.println("  ana@acme.example    administrator of Acme");
        console.println("  bo@acme.example     member of Acme");
        console.println("  cy@acme.example     guest of Acme, sees one shared document");
        console.println("  dee@globex.example  administrator of Globex, sees nothing of Acme");
        console.println("The browser warns about the certificate, which this machine has made for itself.");
        console.println();
    }

    /** Whether everything is there now. */
    boolean seed() {
        say("Network Acme");
        var ana = people.network("Acme", "Ana Acosta", "ana@acme.example");
        say("People of Acme");
        var bo = people.person(ana, "Bo Berg", "bo@acme.example", Role.MEMBER);
        var cy = people.person(ana, "Cy Casal", "cy@acme.example", Role.GUEST);
        say("Writing the handbook and its companions");
        var all = shelf.documents();
        var complete = scope.call(ana.tenant(), () -> acme(ana, bo, cy, all));
        say("Network Globex");
        var dee = people.network("Globex", "Dee Dupont", "dee@globex.example");
        scope.run(dee.tenant(), () -> globex(dee, all));
        return complete;
    }

    private boolean acme(Principal ana, Principal bo, Principal cy, Map<String, SampleDocument> all) {
        var handbook = shelf.space(
                ana, "Handbook", "What this product promises and how to use it", JoinMode.OPEN, true);
        var place = Place.in(handbook.id());
        var books = put(ana, place, all, "aumbry-handbook.pdf", "aumbry-handbook.docx", "introduction.pptx",
                "introduction.odp");
        var guides = put(ana, shelf.folder(ana, place, "Guides"), all,
                "upload-checklist.md", "glossary.md", "snips-and-search.html", "recovery-drill.txt");
        put(ana, shelf.folder(ana, place, "Diagrams"), all, "structure.png", "keys.png", "one-request.jpg");
        put(ana, shelf.folder(ana, place, "Français et español"), all,
                "manuel-abrege.pdf", "guide-court.md", "manual-breve.pdf", "guia-breve.md");

        var evidence = shelf.space(
                ana, "Assurance", "The register of promises and what stands behind it", JoinMode.REQUEST, true);
        var register = put(ana, Place.in(evidence.id()), all,
                "promise-register.xlsx", "promises-by-subject.ods", "promises.csv", "threat-model.odt");

        var board = shelf.space(ana, "Board", "Notes of those who decide", JoinMode.INVITATION, false);
        put(ana, Place.in(board.id()), all, "meeting-notes.md");

        say("Members, groups and grants");
        inside(ana, handbook, bo);
        inside(ana, evidence, bo);
        var reviewers = people.group(ana, "Reviewers", bo);
        give(ana, register.getLast(), GrantSpec.allow(
                Subject.group(reviewers), Set.of(Permission.VIEW, Permission.COMMENT, Permission.EDIT)));
        give(ana, books.getFirst(), new GrantSpec(
                Subject.user(cy.user()), Effect.ALLOW, Set.of(Permission.VIEW), clock.instant().plus(GUEST_ACCESS)));
        put(bo, Place.in(rooms.spaces().privateDrive(bo).id()), all, "first-day.txt");
        put(bo, Place.in(rooms.spaces().publicDrive(bo).id()), all, "recovery-drill.txt");
        say("Snips, when the documents have been read");
        return snips(ana, bo, books.getFirst(), guides.getFirst(), register.getLast());
    }

    private boolean snips(Principal ana, Principal bo, Document handbook, Document checklist, Document threats) {
        var anas = rooms.snips().take(ana, handbook, List.of(
                new DemoSnips.Wish(
                        "A snip never shows its quote to somebody who may not open its source",
                        "So we may quote from the board's papers without showing them.", "access", "snips"),
                new DemoSnips.Wish(
                        "Nobody can set a promise to green.",
                        "Ask every supplier whether this is true of their trust page.", "assurance")), this::say);
        var bos = rooms.snips().take(bo, handbook, List.of(new DemoSnips.Wish(
                "A copy that was never tried is a hope.",
                "Put the recovery drill into the calendar of each quarter.", "backup", "drill")), this::say);
        var guide = rooms.snips().take(bo, checklist, List.of(new DemoSnips.Wish(
                "One document with five versions is better than five documents.",
                "Our rule for moving from the old file server.", "migration")), this::say);
        var model = rooms.snips().take(ana, threats, List.of(new DemoSnips.Wish(
                "A threat without a test is an opinion",
                "The first sentence of our own risk register.", "risk")), this::say);
        return anas && bos && guide && model;
    }

    private void globex(Principal dee, Map<String, SampleDocument> all) {
        var research = shelf.space(dee, "Research", "What nobody else knows yet", JoinMode.INVITATION, false);
        put(dee, Place.in(research.id()), all, "threat-model.odt", "introduction.pptx");
        var welcome = shelf.space(dee, "Welcome", "For everyone at Globex", JoinMode.OPEN, true);
        put(dee, Place.in(welcome.id()), all, "aumbry-handbook.pdf", "first-day.txt");
    }

    private List<Document> put(Principal who, Place place, Map<String, SampleDocument> all, String... names) {
        return shelf.put(who, place, Arrays.stream(names).map(all::get).toList(), this::say);
    }

    private void inside(Principal ana, Space space, Principal person) {
        var there = rooms.memberships().list(ana, space.id()).stream()
                .anyMatch(membership -> membership.user().equals(person.user()));
        if (!there) {
            rooms.memberships().add(ana, space.id(), person.user());
        }
    }

    private void give(Principal who, Document document, GrantSpec spec) {
        var shareable = rooms.shareables().stream()
                .filter(each -> each.kind().equals("document"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Documents cannot be shared"));
        var own = shareable.ownClass(who, document.id().value());
        var given = rooms.grants().on(own).stream()
                .anyMatch(grant -> grant.subject().equals(spec.subject()));
        if (!given) {
            rooms.grants().grant(who, own, spec);
        }
    }

    private void say(String step) {
        console.println("  " + step);
    }
}
