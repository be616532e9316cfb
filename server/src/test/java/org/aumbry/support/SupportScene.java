package org.aumbry.support;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.aumbry.documents.DocumentId;
import org.aumbry.documents.Place;
import org.aumbry.documents.Uploads;
import org.aumbry.operators.OperatorWork;
import org.aumbry.operators.Orders;
import org.aumbry.spaces.Spaces;
import org.aumbry.testing.Browser;
import org.aumbry.testing.Person;
import org.aumbry.testing.SoftAuthenticator;
import org.aumbry.testing.Staff;
import org.aumbry.testing.World;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** A network of its own with a document, its administrator with a passkey, and two operators. */
@Lazy
@Component
class SupportScene {

    static final String WORDS = "The valve of basin four leaks.";
    static final String TITLE = "Basin report.txt";

    private final World world;
    private final Staff staff;
    private final Spaces spaces;
    private final Uploads uploads;
    private final Orders orders;
    private final OperatorWork work;
    private final SupportDesk desk;

    final Person admin;
    final Browser browser;
    final SoftAuthenticator passkey;
    final Staff.Member olga;
    final Staff.Member pia;

    SupportScene(
            World world,
            Staff staff,
            Spaces spaces,
            Uploads uploads,
            Orders orders,
            OperatorWork work,
            SupportDesk desk) {
        this.world = world;
        this.staff = staff;
        this.spaces = spaces;
        this.uploads = uploads;
        this.orders = orders;
        this.work = work;
        this.desk = desk;
        var tag = UUID.randomUUID();
        admin = world.network("Helped " + tag, "Ana Helped", "ana-" + tag + "@helped.example");
        browser = world.signIn(admin);
        passkey = staff.addPasskey(browser);
        olga = staff.active("Olga");
        pia = staff.active("Pia");
    }

    DocumentId document(String title, String words) {
        return world.as(admin, who -> uploads.put(
                who, Place.in(spaces.privateDrive(who).id()), UUID.randomUUID() + " " + title, "",
                new ByteArrayInputStream(words.getBytes(StandardCharsets.UTF_8))).document());
    }

    /** A request that the network has. */
    SupportGrantId asked(Set<SupportVerb> verbs, List<DocumentId> documents) {
        var order = desk.ask(olga.onDuty(), admin.tenant(), new SupportAsk(
                "T-42", "Preview fails", verbs, 2, documents.stream().map(DocumentId::value).toList()));
        orders.confirm(pia.onDuty(), order.id());
        work.carryOut();
        return new SupportGrantId(order.id());
    }

    /** Signs it as the administrator's browser would. */
    void approve(SupportGrantId id) {
        var page = browser.get("/admin/support/" + id);
        var question = page.find("data-question=\"([^\"]+)\"").replace("&#34;", "\"").replace("&quot;", "\"");
        var answer = browser.post("/admin/support/" + id + "/approve", "answer", passkey.get(question));
        if (answer.status() != 303) {
            throw new AssertionError("not approved: " + answer.status() + "\n" + answer.body());
        }
    }

    SupportGrantId approved(DocumentId document) {
        var id = asked(Set.of(SupportVerb.VIEW), List.of(document));
        approve(id);
        return id;
    }
}
