package org.aumbry.timemachine;

import java.util.List;
import org.aumbry.kernel.Handling;
import org.aumbry.kernel.Keeping;
import org.aumbry.networks.PolicyOption;
import org.springframework.stereotype.Component;

/** How long what was superseded is kept. */
@Component
class PastHandling implements Handling {

    private final Window window;

    PastHandling(Window window) {
        this.window = window;
    }

    @Override
    public List<Keeping> keepings() {
        return List.of(new Keeping(
                "timemachine.past", window.kept(), PolicyOption.PAST_DAYS.stored(), RestoreJob.class,
                List.of(Keeping.HISTORY)));
    }
}
