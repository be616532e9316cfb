package org.aumbry.checkpoints;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Shows heads of the entered network's journal to witnesses and keeps what they sign. */
@Component
class Witnesses {

    private static final Logger LOG = LoggerFactory.getLogger(Witnesses.class);
    private static final int CONFLICT = 409;
    private static final int OK = 200;

    private final List<Witness> all;
    private final WitnessStore store;
    private final WitnessPost post;
    private final Log log;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Witnesses(
            WitnessSettings settings,
            WitnessStore store,
            WitnessPost post,
            Log log,
            TransactionTemplate transaction,
            Clock clock) {
        this.all = settings.witnesses().stream().filter(each -> !each.isBlank()).map(Witness::parse).toList();
        this.store = store;
        this.post = post;
        this.log = log;
        this.transaction = transaction;
        this.clock = clock;
    }

    boolean any() {
        return !all.isEmpty();
    }

    /** Shows the head to every witness that did not sign it yet; one that does not answer holds up no other. */
    void show(Checkpoint head) {
        all.forEach(witness -> show(witness, head));
    }

    /** @return whether the witness signed the head, now or before */
    boolean show(Witness witness, Checkpoint head) {
        long known = transaction.execute(open -> store.known(witness.name()));
        if (known >= head.size()) {
            return known == head.size();
        }
        try {
            var answer = post.send(witness, body(known, head));
            if (answer.status() == CONFLICT && answer.body().matches("(0|[1-9][0-9]{0,17})\n")) {
                long really = Long.parseLong(answer.body().strip());
                if (really > head.size()) {
                    LOG.error("A witness saw a larger journal than there is: {}", witness.name());
                    return false;
                }
                answer = post.send(witness, body(really, head));
            }
            return answer.status() == OK && keep(witness, head, answer.body());
        } catch (IOException unreachable) {
            LOG.warn("A witness does not answer: {}", witness.name());
            return false;
        }
    }

    private boolean keep(Witness witness, Checkpoint head, String answer) {
        var line = witness.line(answer, head.note());
        if (line.isEmpty()) {
            LOG.error("A witness answered without its signature: {}", witness.name());
            return false;
        }
        transaction.executeWithoutResult(open -> {
            store.add(witness.name(), head.size(), line.get(), clock.instant());
            store.know(witness.name(), head.size());
        });
        return true;
    }

    /** C2SP tlog-witness, "add-checkpoint". */
    private String body(long old, Checkpoint head) {
        var proof = log.consistency(old, head.size()).orElseThrow().stream()
                .map(hash -> EntryProof.base64(hash) + "\n")
                .collect(Collectors.joining());
        return "old " + old + "\n" + proof + "\n" + head.note();
    }
}
