package org.aumbry.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest.BodyPublishers;
import org.aumbry.testing.Answer;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.World;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AumbryTest
class OwnOriginTests {

    @Autowired
    private World world;

    @Test
    void aScriptOfOurOwnPageMaySendFormsOverBothVersionsOfHttp() {
        for (var version : Version.values()) {
            assertThat(choose(version, world.base().toString()).status()).as(version.name()).isEqualTo(303);
            assertThat(choose(version, "https://evil.example").status()).as(version.name()).isEqualTo(403);
        }
    }

    private Answer choose(Version version, String origin) {
        var browser = world.browserOf(world.bo());
        return browser.send(browser.request("/language")
                .version(version)
                .header("Origin", origin)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("language=en&_csrf=" + browser.formToken())));
    }
}
