package org.aumbry.assurance;

import java.time.Duration;
import java.util.List;
import org.aumbry.kernel.Probe;
import org.jspecify.annotations.Nullable;

/**
 * A probe and its last answer.
 *
 * @param last null while it has not looked
 */
public record ProbeStatus(
        String id,
        Probe.Reach reach,
        Duration every,
        PromiseState state,
        List<String> promises,
        @Nullable ProbeLook last) {}
