package org.aumbry.checkpoints.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.aumbry.journal.JournalPace;
import org.aumbry.web.Words;

/**
 * Entries over time as bars, in a picture 600 wide and 80 high, and as numbers.
 *
 * @param bars one for each stretch that holds something
 * @param total how many entries there are in all of them
 */
public record PaceChart(Instant from, Instant to, List<Bar> bars, long total, long refused) {

    static final int WIDTH = 600;
    static final int HEIGHT = 80;

    /**
     * One stretch of time.
     *
     * @param height of the whole bar; of that, {@code refusedHeight} from below stands for what was refused or failed
     */
    public record Bar(
            Instant at, String label, long all, long refused, double x, double width, double height,
            double refusedHeight) {

        public double top() {
            return HEIGHT - height;
        }

        public double refusedTop() {
            return HEIGHT - refusedHeight;
        }
    }

    static PaceChart of(JournalPace.Pace pace, Words words) {
        long span = Math.max(1, java.time.Duration.between(pace.from(), pace.to()).toMillis());
        double slot = Math.min(WIDTH, (double) WIDTH * pace.width().toMillis() / span);
        long most = pace.slots().stream().mapToLong(JournalPace.Slot::all).max().orElse(1);
        var bars = new ArrayList<Bar>();
        for (var each : pace.slots()) {
            double x = (double) WIDTH * java.time.Duration.between(pace.from(), each.at()).toMillis() / span;
            long refused = each.denied() + each.failed();
            bars.add(new Bar(
                    each.at(),
                    words.time(each.at()),
                    each.all(),
                    refused,
                    round(x),
                    round(Math.max(1, slot - 1)),
                    round(Math.max(1, (double) HEIGHT * each.all() / most)),
                    round((double) HEIGHT * refused / most)));
        }
        return new PaceChart(
                pace.from(),
                pace.to(),
                bars,
                pace.slots().stream().mapToLong(JournalPace.Slot::all).sum(),
                pace.slots().stream().mapToLong(each -> each.denied() + each.failed()).sum());
    }

    private static double round(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
