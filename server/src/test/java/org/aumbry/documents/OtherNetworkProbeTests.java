package org.aumbry.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.aumbry.crypto.Ids;
import org.aumbry.kernel.Refusal;
import org.aumbry.spaces.Spaces;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.World;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@AumbryTest
class OtherNetworkProbeTests {

    @Autowired
    private World world;

    @Autowired
    private OtherNetworkProbe probe;

    @Autowired
    private OtherNetworkProbe.Neighbours neighbours;

    @Autowired
    private SampleIdStore store;

    @Autowired
    private Spaces spaces;

    @Autowired
    private Uploads uploads;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Ids ids;

    @Test
    void anAnswerThatDiffersTurnsItRed() {
        var added = world.as(world.ana(), who -> uploads.put(
                who,
                Place.in(spaces.privateDrive(who).id()),
                "asked-elsewhere.txt",
                "",
                new ByteArrayInputStream("Words.".getBytes(StandardCharsets.UTF_8))));
        var seen = world.as(world.ana(), who -> probe.look());
        assertThat(seen.holds()).as(seen.observed()).isTrue();
        assertThat(seen.observed()).doesNotStartWith("0 questions");
        assertThat(added.version()).isEqualTo(1);
        var open = new OtherNetworkProbe(store, transaction, neighbours, (who, id) -> {}, ids);
        assertThat(world.as(world.ana(), who -> open.look()).holds()).isFalse();
        var turn = new AtomicInteger();
        var telling = new OtherNetworkProbe(store, transaction, neighbours, (who, id) -> {
            throw turn.getAndIncrement() % 2 == 0 ? Refusal.denied() : Refusal.notFound();
        }, ids);
        assertThat(world.as(world.ana(), who -> telling.look()).observed()).contains("answered otherwise");
    }
}
