package org.aumbry.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import org.aumbry.kernel.Refusal;
import org.aumbry.resilience.NodeLossDrill;
import org.aumbry.resilience.NodeRoll;
import org.aumbry.resilience.NodeRoll.Node;
import org.aumbry.resilience.NodeRoll.State;
import org.springframework.context.ApplicationContext;

/** Lists the nodes, and has one leave. */
final class NodeCommand {

    private static final int REFUSED = 2;
    private static final int STILL_THERE = 1;
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final Duration STEP = Duration.ofMillis(500);

    private NodeCommand() {}

    static int run(ApplicationContext context, List<String> words, PrintStream out) {
        var roll = context.getBean(NodeRoll.class);
        if (words.equals(List.of("list"))) {
            return list(roll, out);
        }
        if (words.size() == 2 && words.getFirst().equals("drain")) {
            return drain(roll, words.getLast(), out);
        }
        if (words.size() == 2 && words.getFirst().equals("drill")) {
            return drill(context.getBean(NodeLossDrill.class), words.getLast(), out);
        }
        return Commands.misused("Say node list, node drain NAME, or node drill NAME.");
    }

    private static int drill(NodeLossDrill losing, String name, PrintStream out) {
        try {
            var drill = losing.run(name);
            out.println(drill.said() + " Work went on after " + drill.took().toMillis() + " ms.");
            out.println(drill.holds() ? "That is on record, signed." : "It did not hold; that is on record, signed.");
            return drill.holds() ? 0 : STILL_THERE;
        } catch (Refusal refused) {
            System.err.println("That was refused: " + refused.messageKey());
            return REFUSED;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return STILL_THERE;
        }
    }

    private static int list(NodeRoll roll, PrintStream out) {
        roll.all().forEach(node -> out.println(node.name() + "  " + node.state().code()
                + "  since " + node.since() + "  " + node.processors() + " processors"
                + (node.most() == null ? "" : ", at most " + node.most() + " ms of their time a second")));
        var gauge = roll.gauge();
        out.println(gauge.serving() + " serve; in the heaviest of " + gauge.minutes() + " minutes they took "
                + gauge.cpuMillis() + " ms of processor time a second, " + gauge.remainingMillis()
                + " ms are left without the largest");
        return 0;
    }

    private static int drain(NodeRoll roll, String name, PrintStream out) {
        try {
            roll.drain(name);
        } catch (Refusal refused) {
            System.err.println("That was refused: " + refused.messageKey());
            return REFUSED;
        }
        out.println("The node " + name + " is told to leave.");
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until) {
            var states = roll.all().stream().filter(node -> node.name().equals(name)).map(Node::state).toList();
            if (!states.contains(State.LEAVING)) {
                boolean left = states.contains(State.LEFT);
                out.println(left ? "It has left." : "It ended without a word.");
                return left ? 0 : STILL_THERE;
            }
            try {
                Thread.sleep(STEP);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return STILL_THERE;
            }
        }
        out.println("It is still there.");
        return STILL_THERE;
    }
}
