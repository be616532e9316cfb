package org.aumbry.testing;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.aumbry.documents.DocumentId;
import org.aumbry.documents.Folders;
import org.aumbry.documents.Place;
import org.aumbry.documents.Uploads;
import org.aumbry.identity.Preferences;
import org.aumbry.identity.Role;
import org.aumbry.identity.Users;
import org.aumbry.kernel.Principal;
import org.aumbry.reading.Readings;
import org.aumbry.sample.SampleLibrary;
import org.aumbry.snips.NewSnip;
import org.aumbry.snips.Snip;
import org.aumbry.snips.Snips;
import org.aumbry.spaces.JoinMode;
import org.aumbry.spaces.Memberships;
import org.aumbry.spaces.SpaceId;
import org.aumbry.spaces.SpaceSettings;
import org.aumbry.spaces.Spaces;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** A network with things in it, for looking at screens: spaces, folders, documents of every kind, a long name. */
@Lazy
@Component
public class Scene {

    private static final String REVIEW = """
            ## 3.2 Certificates and chain of custody

            The audit team visited both plants on 3 and 4 September. Each lot carries a certificate issued by \
            the mill, \
            countersigned at the gate, and filed by lot number.

            Two gaps were found. Certificates for lots 118 to 124 were countersigned after dispatch, so custody \
            cannot be \
            shown for eleven days. The supplier has since moved countersigning to the loading bay and gave us \
            the camera \
            log for the period.

            We recommend acceptance with one condition: a spot check of ten lots per quarter for the first \
            year, paid by \
            the supplier, with results published to this space.
            """;
    private static final int PLENTY = 6;
    private static final int SHORTEST_QUOTE = 60;
    private static final int PATIENCE = 600;
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final World world;
    private final Person owner;
    private final SpaceId space;
    private final List<DocumentId> documents = new ArrayList<>();
    private final Place folder;
    private final Users users;

    private final Readings readings;
    private final Snip snip;

    Scene(
            World world, Spaces spaces, Uploads uploads, Folders folders, SampleLibrary samples, Users users,
            Readings readings, Snips snips, Memberships memberships) {
        this.world = world;
        this.users = users;
        this.readings = readings;
        owner = world.network("Acme Group", "Ana Acosta", "ana@scene.example");
        space = world.as(owner, who -> {
            spaces.add(who, new SpaceSettings("Legal", "Contracts and advice", JoinMode.INVITATION, false));
            spaces.add(who, new SpaceSettings("Plant engineering", "", JoinMode.OPEN, true));
            return spaces.add(who, new SpaceSettings(
                    "Procurement", "Suppliers, contracts and audits of the whole group.", JoinMode.REQUEST, true)).id();
        });
        var place = Place.in(space);
        folder = world.as(owner, who -> folders.add(who, place, "Suppliers 2026")).inside();
        samples.all().stream().limit(PLENTY)
                .forEach(sample -> documents.add(put(uploads, place, sample.fileName(), sample.content())));
        var text = REVIEW;
        documents.add(put(uploads, place, "Lisbon supplier review.md", text.getBytes(StandardCharsets.UTF_8)));
        documents.add(put(uploads, folder,
                "Ein_sehr_langer_Dateiname_ohne_jedes_Leerzeichen_der_trotzdem_auf_ein_Telefon_passen_muss_2026.txt",
                text.getBytes(StandardCharsets.UTF_8)));
        documents.forEach(this::awaitReading);
        snip = world.as(owner, who -> snips.add(who, quote(who, documents.getFirst())));
        var bo = world.add(owner, "Bo Berg", "bo@scene.example", Role.MEMBER);
        var cy = world.add(owner, "Cy Casal", "cy@scene.example", Role.MEMBER);
        world.as(owner, who -> {
            memberships.add(who, space, bo.id());
            return who;
        });
        world.as(cy, who -> memberships.join(who, space, "I audit the Lisbon suppliers."));
        world.as(bo, who -> snips.add(who, passage(who, review(), "Certificates for lots", "eleven days.",
                "Raise with Legal before we sign the 2027 frame contract.", List.of("certificates"))));
        world.as(owner, who -> snips.add(who, passage(who, review(), "Two gaps", "found.",
                "Both closed by the supplier on 18 Nov.", List.of("audit"))));
    }

    /** Quotes one sentence from the middle of the document. */
    private NewSnip quote(Principal who, DocumentId document) {
        var text = readings.text(who, document, 1);
        int start = text.indexOf(". ", text.length() / 4) + 2;
        int end = text.indexOf('.', start + SHORTEST_QUOTE) + 1;
        return new NewSnip(document, 1, start, end, "", "Raise with Legal before we sign the 2027 frame contract.", "",
                List.of("audit", "2027"));
    }

    private NewSnip passage(
            Principal who, DocumentId document, String from, String to, String insight, List<String> tags) {
        var text = readings.text(who, document, 1);
        int start = text.indexOf(from);
        return new NewSnip(document, 1, start, text.indexOf(to, start) + to.length(), "", insight, "", tags);
    }

    /** A short Markdown text with two passages snipped. */
    public DocumentId review() {
        return documents.get(documents.size() - 2);
    }

    private void awaitReading(DocumentId document) {
        for (int i = 0; i < PATIENCE && world.as(owner, who -> readings.get(who, document, 1)).state().waiting(); i++) {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** A passage of the first document, snipped by the owner. */
    public Snip snip() {
        return snip;
    }

    private DocumentId put(Uploads uploads, Place place, String name, byte[] bytes) {
        return world.as(owner, who -> uploads.put(who, place, name, "", new ByteArrayInputStream(bytes))).document();
    }

    /** The administrator of this network, who made everything in it. */
    public Person owner() {
        return owner;
    }

    public SpaceId space() {
        return space;
    }

    public Place folder() {
        return folder;
    }

    /** The first is a PDF of more than thirty pages. */
    public List<DocumentId> documents() {
        return List.copyOf(documents);
    }

    /** Lets the owner read the product in this language from now on. */
    public void speak(String language) {
        world.as(owner, who -> users.changeProfile(who, owner.name(), new Preferences(language, "system", true)));
    }
}
