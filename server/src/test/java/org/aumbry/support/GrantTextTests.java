package org.aumbry.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.aumbry.kernel.TenantId;
import org.aumbry.operators.OperatorId;
import org.junit.jupiter.api.Test;

/** The words that an approver signs: one reading, and nothing that could be read otherwise. */
class GrantTextTests {

    private static final UUID ONE = new UUID(1, 1);
    private static final UUID TWO = new UUID(2, 2);

    private final GrantText text = text("T-1", "Preview fails");

    @Test
    void theWordsAreThese() {
        assertThat(text.text()).isEqualTo("""
                aumbry support grant v1
                grant 00000000-0000-0001-0000-000000000001
                network 00000000-0000-0002-0000-000000000002
                ticket T-1
                operator 00000000-0000-0001-0000-000000000001 Olga
                second 00000000-0000-0002-0000-000000000002 Pia
                asked 2026-03-01T10:00:00Z
                hours 2
                verbs view,change
                document 00000000-0000-0001-0000-000000000001
                document 00000000-0000-0002-0000-000000000002
                reason Preview fails
                """);
    }

    @Test
    void theyAreReadBackExactly() {
        assertThat(GrantText.parse(text.text())).contains(text);
    }

    @Test
    void whatIsTypedCannotAddALine() {
        var sly = text("T-1\nhours 8", "x\ndocument " + new UUID(3, 3) + "\u2028\u202ereason y");
        assertThat(sly.text().lines().count()).isEqualTo(text.text().lines().count());
        assertThat(GrantText.parse(sly.text()).orElseThrow().objects()).containsExactly(ONE, TWO);
        assertThat(GrantText.parse(sly.text()).orElseThrow().hours()).isEqualTo(2);
    }

    @Test
    void everyOtherTextIsRefused() {
        var words = text.text();
        for (var other : List.of(
                "", "\n", words + "\n", words.replace("hours 2", "hours 9"), words.replace("hours 2", "hours 02"),
                words.replace("hours 2", "hours 0"), words.replace("view,change", "change,view"),
                words.replace("view,change", "own"), words.replace("v1", "v2"), words.substring(1),
                words.replace("document", "folder"), words.replace("asked 2026", "asked 20x6"),
                words.replaceAll("document .*\n", ""), words.replace(TWO + " Pia", ONE + " Pia"),
                words.replace("reason Preview fails\n", ""))) {
            assertThat(GrantText.parse(other)).as(other).isEmpty();
        }
    }

    private static GrantText text(String ticket, String reason) {
        return new GrantText(
                ONE, new TenantId(TWO), ticket, new GrantText.Signer(new OperatorId(ONE), "Olga"),
                new GrantText.Signer(new OperatorId(TWO), "Pia"), Instant.parse("2026-03-01T10:00:00Z"), 2,
                Set.of(SupportVerb.VIEW, SupportVerb.CHANGE), List.of(ONE, TWO), reason);
    }
}
