package org.aumbry.continuity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.aumbry.identity.Role;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.World;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AumbryTest
class StorageWebTests {

    @Autowired World world;

    @Test
    void administratorsSeeWhereEverythingLiesAndWhatIsWrong() {
        var tag = UUID.randomUUID().toString();
        var kim = world.network("Storage " + tag, "Kim Stores", "kim-" + tag + "@storage.example");
        var browser = world.signIn(kim);
        var page = browser.get("/admin/storage");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("Nothing is copied elsewhere", "One server answers", "Folder", "version 1");
        assertThat(browser.get("/admin/backups").body()).contains("href=\"/admin/storage\"");
        assertThat(browser.get("/api/v1/storage").body())
                .contains("\"faults\":[\"not-archived\"]", "\"placesAway\":0", "\"nodes\":1")
                .doesNotContain("/tmp/");
    }

    @Test
    void nobodyElseDoes() {
        var tag = UUID.randomUUID().toString();
        var kim = world.network("Stores " + tag, "Kim Stores", "kim-" + tag + "@stores.example");
        var lee = world.add(kim, "Lee Looks", "lee-" + tag + "@stores.example", Role.MEMBER);
        var browser = world.signIn(lee);
        assertThat(browser.get("/admin/storage").status()).isEqualTo(404);
        assertThat(browser.get("/api/v1/storage").status()).isEqualTo(404);
        assertThat(world.browserOf(world.bo()).get("/admin/storage").status()).isEqualTo(404);
    }
}
