package org.aumbry.reading.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.aumbry.access.Restrictions;
import org.aumbry.documents.Document;
import org.aumbry.documents.DocumentId;
import org.aumbry.documents.Place;
import org.aumbry.documents.Uploads;
import org.aumbry.identity.Users;
import org.aumbry.kernel.Principal;
import org.aumbry.labels.Label;
import org.aumbry.labels.LabelKind;
import org.aumbry.labels.Labels;
import org.aumbry.networks.NetworkPolicy;
import org.aumbry.networks.PolicyOption;
import org.aumbry.networks.PolicyValues;
import org.aumbry.spaces.JoinMode;
import org.aumbry.spaces.SpaceSettings;
import org.aumbry.spaces.Spaces;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Browser;
import org.aumbry.testing.Person;
import org.aumbry.testing.World;
import org.aumbry.web.Messages;
import org.aumbry.web.Words;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What the reader shows of a label, and what the network says about copying and printing. */
@AumbryTest
class WatermarkWebTests {

    private static final String TEXT = "Nobody prints this.";

    @Autowired World world;
    @Autowired Spaces spaces;
    @Autowired Uploads uploads;
    @Autowired Labels labels;
    @Autowired NetworkPolicy policy;
    @Autowired Restrictions restrictions;
    @Autowired Users users;
    @Autowired WatermarkProbe probe;
    @Autowired WatermarkProbe.Looks looks;
    @Autowired TransactionTemplate transaction;
    @Autowired Messages messages;
    @Autowired Clock clock;

    @Test
    void aConfidentialDocumentCarriesItsReadersNameAndStaysHere() {
        var tag = UUID.randomUUID().toString();
        var admin = world.network("Marked " + tag, "Mara Marked", "mara-" + tag + "@marked.example");
        var document = document(admin);
        var browser = world.signIn(admin);
        var address = "/documents/" + document;
        assertThat(ready(browser, address)).doesNotContain("class=\"watermark\"", "class=\"classification\"");

        world.as(admin, who -> {
            labels.set(who, "document", document.value(), confidential().id(), "");
            return true;
        });

        assertThat(browser.get(address).body())
                .contains("class=\"watermark\"", admin.email(), "Mara Marked", "Label: Confidential")
                .doesNotContain(address + "/download", "data-copying=\"off\"");
        assertThat(browser.get(address + "/download").status()).isEqualTo(403);
        assertThat(browser.get("/api/v1" + address + "/content").status()).isEqualTo(403);
        assertThat(world.in(admin.tenant(), () -> probe.look().holds())).isTrue();
        assertThat(world.in(admin.tenant(), () -> blind().look().holds())).as("a reader that draws no mark").isFalse();

        var off = new PolicyValues(Map.of(PolicyOption.VIEW_COPY, "off", PolicyOption.VIEW_PRINT, "off"), Set.of());
        world.as(admin, who -> policy.become(who, off));
        assertThat(browser.get(address).body()).contains("data-copying=\"off\"", "data-printing=\"off\"", "only-print");
    }

    /** The probe over a reader that forgets the mark. */
    private WatermarkProbe blind() {
        var forgetful = new ReaderGuards(labels, restrictions, policy, users, clock) {
            @Override
            ReaderPage.Guard of(Principal who, Document document, Words words) {
                var guard = super.of(who, document, words);
                return new ReaderPage.Guard(
                        guard.label(), guard.labelling(), List.of(), guard.copying(), guard.printing());
            }
        };
        return new WatermarkProbe(looks, transaction, forgetful, messages, clock);
    }

    private Label confidential() {
        return labels.list().stream().filter(each -> each.kind() == LabelKind.CONFIDENTIAL).findFirst().orElseThrow();
    }

    private DocumentId document(Person admin) {
        return world.as(admin, who -> {
            var space = spaces.add(who, new SpaceSettings("Marked", "", JoinMode.INVITATION, false));
            var words = new ByteArrayInputStream(TEXT.getBytes(StandardCharsets.UTF_8));
            return uploads.put(who, Place.in(space.id()), "plain.txt", "", words).document();
        });
    }

    private static String ready(Browser browser, String address) {
        return Awaitility.await().atMost(Duration.ofSeconds(300)).until(
                () -> browser.get(address).body(), body -> body.contains(TEXT));
    }
}
