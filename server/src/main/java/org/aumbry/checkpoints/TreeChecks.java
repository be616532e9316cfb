package org.aumbry.checkpoints;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.aumbry.data.TenantScope;
import org.aumbry.kernel.TenantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Checks of whole trees that administrators asked this program for: one at a time for each network, in the background.
 * Results are kept until the program ends; what counts for good is checked elsewhere, with a file.
 */
@Component
class TreeChecks {

    private static final Logger LOG = LoggerFactory.getLogger(TreeChecks.class);

    private final TreeWalk walk;
    private final TenantScope scope;
    private final Clock clock;
    private final Map<TenantId, TreeCheck> checks = new ConcurrentHashMap<>();

    TreeChecks(TreeWalk walk, TenantScope scope, Clock clock) {
        this.walk = walk;
        this.scope = scope;
        this.clock = clock;
    }

    Optional<TreeCheck> last() {
        return Optional.ofNullable(checks.get(scope.current()));
    }

    void begin() {
        var tenant = scope.current();
        var begun = new TreeCheck(true, clock.instant(), 0, Duration.ZERO, List.of());
        var known = checks.compute(tenant, (id, before) -> before != null && before.running() ? before : begun);
        if (known == begun) {
            Thread.ofVirtual().name("tree-check").start(() -> scope.run(tenant, () -> run(tenant)));
        }
    }

    private void run(TenantId tenant) {
        var start = clock.instant();
        try {
            var result = walk.walk();
            var took = Duration.between(start, clock.instant());
            checks.put(tenant, new TreeCheck(false, clock.instant(), result.size(), took, result.faults()));
        } catch (RuntimeException failed) {
            LOG.error("The tree of a network could not be checked: {}", failed.toString());
            checks.remove(tenant);
        }
    }
}
