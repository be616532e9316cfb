package org.aumbry.resilience;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.aumbry.data.DataFolder;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Refusal;
import org.aumbry.operators.InstallationJournal;
import org.aumbry.operators.InstallationJournal.Act;
import org.aumbry.operators.OnDuty;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The nodes that serve the installation, how much they have to do, and sending one away. */
@Service
public class NodeRoll {

    /** Whoever said nothing for so long is gone. */
    static final Duration SILENT = Duration.ofSeconds(20);

    private static final String FIRST = "first";
    private static final String LEFT = "node.left";
    private static final int DEPARTURES = 200;

    private final NodeRollStore store;
    private final InstallationJournal journal;
    private final UUID self;
    private final String name;

    NodeRoll(
            NodeRollStore store,
            InstallationJournal journal,
            DataFolder folder,
            ResilienceSettings settings,
            @Value("${aumbry.node:}") String node) {
        this.store = store;
        this.journal = journal;
        self = folder.node();
        name = settings.name().isEmpty() ? (node.isBlank() ? FIRST : node) : settings.name();
    }

    /** How a node is. */
    public enum State {
        SERVES,
        /** It takes nothing new and finishes what it has begun. */
        LEAVING,
        /** It ended as it should. */
        LEFT,
        /** It says nothing any more. */
        SILENT;

        /** As sent, and in names of messages. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One node.
     *
     * @param most processor time it took in a second at its peak of seven days, in milliseconds; null when not measured
     */
    public record Node(UUID id, String name, int processors, Instant since, State state, @Nullable Long most) {}

    /**
     * The gauge: the work at its peak of seven days, and what it would have when the largest node goes.
     *
     * @param minutes how many minutes were measured
     * @param cpuMillis processor time all nodes took in a second, in milliseconds
     * @param requests a minute
     * @param remainingMillis what the other nodes can give in a second, a tenth kept free
     */
    public record Gauge(
            int serving,
            long minutes,
            long cpuMillis,
            long requests,
            long running,
            long remainingMillis,
            boolean fits) {}

    /** Those that were there within two days. */
    public List<Node> all() {
        return store.all().stream()
                .map(row -> new Node(row.node(), row.name(), row.processors(), row.startedAt(), state(row), row.most()))
                .toList();
    }

    private static State state(NodeRollStore.Row row) {
        if (row.ended()) {
            return State.LEFT;
        }
        if (row.silent().compareTo(SILENT) > 0) {
            return State.SILENT;
        }
        return row.asked() ? State.LEAVING : State.SERVES;
    }

    public Gauge gauge() {
        var serving = all().stream().filter(node -> node.state() == State.SERVES).map(Node::processors).toList();
        var peak = store.peak();
        return new Gauge(
                serving.size(), peak.minutes(), peak.cpuMillis(), peak.requests(), peak.running(),
                PeakLoad.remaining(serving), PeakLoad.fits(peak, serving));
    }

    /** An operator sends a node away; another one must be there. */
    @Transactional("control")
    public void drain(OnDuty who, String node) {
        who.active();
        leave(who, node);
    }

    /** The same, by whoever stands at the machine. */
    @Transactional("control")
    public void drain(String node) {
        leave(null, node);
    }

    /** Has a node end without a word; another one must be there. */
    @Transactional("control")
    public Node halt(String called) {
        var node = oneOfSeveral(called);
        store.halt(node.id());
        journal.record(new Act(
                null, null, "node.halt", new ObjectRef("node", node.id()), Map.of("name", node.name())));
        return node;
    }

    private void leave(@Nullable OnDuty who, String called) {
        var node = oneOfSeveral(called);
        if (store.ask(node.id())) {
            journal.record(new Act(
                    who, null, "node.drain", new ObjectRef("node", node.id()), Map.of("name", node.name())));
        }
    }

    /** The node of that name that serves, when it is not the only one. */
    private Node oneOfSeveral(String called) {
        var serving = all().stream().filter(node -> node.state() == State.SERVES).toList();
        var meant = serving.stream().filter(node -> node.name().equals(called)).toList();
        if (meant.isEmpty()) {
            throw Refusal.invalid("node", "resilience.refusal.no-such-node");
        }
        if (meant.size() > 1) {
            throw Refusal.invalid("node", "resilience.refusal.same-name");
        }
        if (serving.size() < 2) {
            throw Refusal.invalid("node", "resilience.refusal.alone");
        }
        return meant.getFirst();
    }

    /** What a node hears when it says that it is there. */
    enum Word {
        STAY,
        LEAVE,
        /** End at once and without a word: somebody tries what the others do then. */
        HALT
    }

    /** This node says that it is there. */
    Word beat() {
        return store.beat(self).orElseGet(() -> {
            enter();
            return Word.STAY;
        });
    }

    /** This node begins. */
    void enter() {
        store.enter(self, name, Runtime.getRuntime().availableProcessors());
    }

    NodeRollStore.Beats beats(UUID node) {
        return store.beats(node);
    }

    void keep(NodeMeter.Sample sample) {
        store.keep(self, sample);
    }

    void leaving() {
        store.leave(self);
    }

    void left() {
        store.end(self);
    }

    /**
     * This node has left as it was told.
     *
     * @param cut how many requests were under way all the same
     * @param announced whether everybody could know of it
     */
    @Transactional("control")
    void left(int cut, boolean announced) {
        store.end(self);
        journal.record(new Act(null, null, LEFT, new ObjectRef("node", self), Map.of(
                "name", name, "cut", String.valueOf(cut), "announced", String.valueOf(announced))));
    }

    /** A node that was sent away and has left. */
    record Left(Instant at, long cut, boolean announced) {}

    /** The newest first. */
    List<Left> departures() {
        return journal.newest(List.of(LEFT), DEPARTURES).stream()
                .map(entry -> new Left(
                        entry.at(),
                        Long.parseLong(entry.details().getOrDefault("cut", "0")),
                        Boolean.parseBoolean(entry.details().get("announced"))))
                .toList();
    }

    void forget() {
        store.forget();
    }
}
