package org.aumbry.networks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.ScreenWalk;
import org.aumbry.testing.ScreenWalk.Tongue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** Every step of the first run in every look, in an installation that nobody has set up. */
@AumbryTest
@TestPropertySource(properties = "aumbry.first-run=nobody will set this up")
@DirtiesContext
@Tag("slow")
class SetupScreenTests {

    @Autowired
    Environment environment;

    @ParameterizedTest
    @MethodSource("org.aumbry.testing.ScreenWalk$Tongue#all")
    void everyStepIsAccessibleAndFits(Tongue tongue) {
        var port = environment.getRequiredProperty("local.server.port");
        var walk = new ScreenWalk(URI.create("https://localhost:" + port), tongue);

        walk.visit(screens(), Map.of());

        assertThat(walk.faults()).isEmpty();
    }

    private static Map<String, String> screens() {
        var screens = new LinkedHashMap<String, String>();
        for (var step : SetupStep.values()) {
            screens.put("setup-" + step.path(), "/setup/" + step.path());
        }
        screens.put("setup-recovery-kit", "/setup/recovery-kit");
        return screens;
    }
}
