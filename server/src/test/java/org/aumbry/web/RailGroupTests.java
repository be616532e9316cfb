package org.aumbry.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RailGroupTests {

    @Test
    void groupsOfOneTitleStandTogetherWhereTheFirstStood() {
        var merged = RailGroup.merge(List.of(
                group("", "a"), group("Network", "b"), group("People", "c"), group("Network", "d"), group("", "e")));

        assertThat(merged).extracting(RailGroup::title).containsExactly("", "Network", "People", "");
        assertThat(merged.get(1).links()).extracting(RailLink::label).containsExactly("b", "d");
    }

    private static RailGroup group(String title, String link) {
        return new RailGroup(title, List.of(RailLink.of(link, "/" + link)));
    }
}
