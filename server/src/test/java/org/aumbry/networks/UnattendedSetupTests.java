package org.aumbry.networks;

import static org.assertj.core.api.Assertions.assertThat;

import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.World;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** A first start that asks nobody. */
@AumbryTest
@TestPropertySource(properties = {
    "aumbry.setup.network=Acme Group",
    "aumbry.setup.name=Ana Acosta",
    "aumbry.setup.email=ana@acme.example",
    "aumbry.setup.language=es",
    "aumbry.setup.password=plum jam keeps till spring"
})
@DirtiesContext
class UnattendedSetupTests {

    @Autowired
    Environment environment;

    @Autowired
    UnattendedSetup setup;

    @Autowired
    Networks networks;

    @Test
    void theNetworkOfTheSettingsIsThereAndItsAdministratorSignsIn() {
        var browser = World.bareBrowser(environment);
        assertThat(browser.get("/setup").status()).isEqualTo(404);
        var in = browser.post("/sign-in", "email", "ana@acme.example", "password", "plum jam keeps till spring");
        assertThat(in.status()).isEqualTo(303);
        assertThat(browser.get("/api/v1/me").body())
                .contains("Acme Group")
                .contains("\"slug\":\"acme-group\"")
                .contains("\"language\":\"es\"");
    }

    @Test
    void aSecondStartMakesNoSecondOne() {
        setup.run();
        assertThat(networks.list()).hasSize(1);
    }
}
