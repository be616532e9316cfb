package org.aumbry.networks;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Chromium;
import org.aumbry.testing.Chromium.Look;
import org.aumbry.testing.LongWords;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
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

    static final List<Look> LOOKS = Look.ALL.stream()
            .filter(look -> look.name().matches(System.getProperty("look", ".*")))
            .toList();

    @Autowired
    Environment environment;

    @ParameterizedTest
    @FieldSource("LOOKS")
    void everyStepIsAccessibleAndFits(Look look) {
        LongWords.lengthen(look.equals(Look.LONG));
        var faults = new ArrayList<String>();
        try (var browser = Chromium.open(look)) {
            screens().forEach((name, path) -> visit(browser, name, path, look, faults));
        } finally {
            LongWords.lengthen(false);
        }
        assertThat(faults).isEmpty();
    }

    private static Map<String, String> screens() {
        var screens = new LinkedHashMap<String, String>();
        for (var step : SetupStep.values()) {
            screens.put("setup-" + step.path(), "/setup/" + step.path());
        }
        screens.put("setup-recovery-kit", "/setup/recovery-kit");
        return screens;
    }

    private void visit(BrowserContext browser, String name, String path, Look look, List<String> faults) {
        try (var page = browser.newPage()) {
            var complaints = Chromium.complaints(page);
            var port = environment.getRequiredProperty("local.server.port");
            var answer = page.navigate("https://localhost:" + port + path);
            Chromium.settle(page);
            if (answer.status() != 200) {
                faults.add(name + " answered " + answer.status());
            }
            Chromium.inspect(page, name, look);
            complaints.forEach(each -> faults.add(name + " complains: " + each));
        } catch (AssertionError fault) {
            faults.add(fault.getMessage());
        }
    }
}
