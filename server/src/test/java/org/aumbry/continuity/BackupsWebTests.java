package org.aumbry.continuity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.aumbry.identity.Role;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Person;
import org.aumbry.testing.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AumbryTest
class BackupsWebTests {

    @Autowired
    private World world;

    private Person ada;
    private Person ben;

    @BeforeEach
    void network() {
        var tag = UUID.randomUUID().toString();
        ada = world.network("Copies " + tag, "Ada Copy", "ada-" + tag + "@copy.example");
        ben = world.add(ada, "Ben Copy", "ben-" + tag + "@copy.example", Role.MEMBER);
    }

    @Test
    void anAdministratorReadsThatNothingIsCopiedWhereNoLocationIsSet() {
        var browser = world.browserOf(ada);
        assertThat(browser.get("/admin/backups").body())
                .contains("Nothing is copied elsewhere.", "data-state=\"failed\"");
        assertThat(browser.get("/api/v1/backups").body()).contains("\"on\":false", "\"late\":true");
    }

    @Test
    void whoeverDoesNotAdministerSeesNoSuchPage() {
        for (var asker : new Person[] {ben, world.cy()}) {
            var browser = world.browserOf(asker);
            assertThat(browser.get("/admin/backups").status()).isEqualTo(404);
            assertThat(browser.get("/api/v1/backups").status()).isEqualTo(404);
        }
        assertThat(world.browserOf(world.dee()).get("/admin/backups").body()).doesNotContain(ada.tenant().toString());
    }
}
