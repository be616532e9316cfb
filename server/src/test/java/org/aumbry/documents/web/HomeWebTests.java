package org.aumbry.documents.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.aumbry.identity.Role;
import org.aumbry.spaces.JoinMode;
import org.aumbry.spaces.SpaceSettings;
import org.aumbry.spaces.Spaces;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Browser;
import org.aumbry.testing.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a person keeps on their first page. */
@AumbryTest
class HomeWebTests {

    @Autowired World world;
    @Autowired Spaces spaces;

    private Browser browser;

    @BeforeEach
    void someoneNew() {
        var tag = UUID.randomUUID().toString();
        browser = world.signIn(world.add(world.ana(), "New " + tag, "new-" + tag + "@acme.example", Role.MEMBER));
    }

    @Test
    void someoneWithNothingGetsThreeWaysToBegin() {
        assertThat(browser.get("/").body()).contains("href=\"/spaces/new\"", "href=\"/spaces\"", "href=\"/drive\"");
    }

    @Test
    void aSearchIsKeptOnceAndLetGo() {
        for (int i = 0; i < 2; i++) {
            var saved = browser.post("/search/saved", "q", "chain of \"custody\"", "media", "pdf");
            assertThat(saved.status()).isEqualTo(303);
            assertThat(saved.location()).contains("/search?q=chain", "media=pdf");
        }
        var home = browser.get("/").body();
        assertThat(home).contains("chain of &#34;custody&#34;", "1 filter");
        assertThat(home.split("/search/saved/").length).as("kept once").isEqualTo(2);
        var remove = browser.get("/").find("action=\"(/search/saved/[0-9a-f-]{36}/remove)\"");
        assertThat(world.browserOf(world.bo()).post(remove).status()).as("somebody else's").isEqualTo(404);
        assertThat(world.browserOf(world.dee()).post(remove).status()).isEqualTo(404);
        assertThat(browser.post(remove).status()).isEqualTo(303);
        assertThat(browser.get("/").body()).doesNotContain("custody");
        assertThat(browser.post("/search/saved", "q", " ").status()).isEqualTo(422);
    }

    @Test
    void someoneElsesRequestWaitsForADecision() {
        var space = world.as(world.ana(), who -> spaces.add(
                who, new SpaceSettings("Ask " + UUID.randomUUID(), "", JoinMode.REQUEST, true)).id());
        browser.post("/spaces/" + space + "/join", "note", "Let me in please");
        assertThat(world.browserOf(world.ana()).get("/").body()).contains("Let me in please");
        assertThat(world.browserOf(world.bo()).get("/").body()).doesNotContain("Let me in please");
    }
}
