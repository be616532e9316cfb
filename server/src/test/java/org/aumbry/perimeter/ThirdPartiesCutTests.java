package org.aumbry.perimeter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.aumbry.documents.DocumentId;
import org.aumbry.documents.Place;
import org.aumbry.documents.Uploads;
import org.aumbry.federation.ProviderKind;
import org.aumbry.federation.Providers;
import org.aumbry.identity.Role;
import org.aumbry.kernel.Refusal;
import org.aumbry.spaces.Spaces;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Person;
import org.aumbry.testing.World;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A network whose sign-in provider and journal's destination take connections and never answer; without mail. */
@AumbryTest
class ThirdPartiesCutTests {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration PAUSE = Duration.ofMillis(50);

    @Autowired
    World world;

    @Autowired
    Providers providers;

    @Autowired
    Uploads uploads;

    @Autowired
    Spaces spaces;

    @Test
    void peopleSignInUploadFindAndReadWhileNobodyOutsideAnswers() throws Exception {
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var tag = UUID.randomUUID().toString().substring(0, 8);
            var admin = world.network("Cut " + tag, "Ana Cut", "ana-" + tag + "@cut.example");
            var member = world.add(admin, "Bo Cut", "bo-" + tag + "@cut.example", Role.MEMBER);
            var outside = "https://localhost:" + silent.getLocalPort();
            var provider = world.as(admin, who -> providers.add(who, ProviderKind.OIDC, Map.of(
                    "name", "Silent", "issuer", outside, "clientId", "aumbry", "secret", "kept sealed",
                    "newcomers", "members")));
            assertThat(world.browserOf(admin).post("/admin/collectors", "name", "Silent", "address", outside + "/in",
                            "format", "ocsf").status())
                    .isEqualTo(303);
            var waiting = Thread.ofVirtual().start(() -> world.as(admin, who -> {
                assertThatThrownBy(() -> providers.test(who, provider.id())).isInstanceOf(Refusal.class);
                return true;
            }));

            var browser = world.signIn(member);
            var word = "quince" + tag;
            var document = upload(member, word);
            assertThat(browser.get("/documents/" + document).status()).isEqualTo(200);
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (!browser.get("/search?q=" + word).body().contains(document.toString())) {
                assertThat(System.nanoTime()).as("found in time").isLessThan(end);
                LockSupport.parkNanos(PAUSE.toNanos());
            }
            assertThat(waiting.join(PATIENCE)).as("whoever asked the provider was let go").isTrue();
        }
    }

    private DocumentId upload(Person person, String word) {
        return world.as(person, who -> {
            var text = new ByteArrayInputStream(("The " + word + " blooms in May.").getBytes(StandardCharsets.UTF_8));
            return uploads.put(who, Place.in(spaces.privateDrive(who).id()), word + ".txt", "", text).document();
        });
    }
}
