package org.aumbry.resilience;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a node leaves.
 *
 * @param name how this node is called in the topology and when it is told to leave, 1 to 20 letters a-z and digits;
 *     absent: as {@code aumbry.node}, and without that {@code first}
 * @param notice how long a node that leaves goes on as before, so that balancers see that it does
 * @param atMost how long it then waits for requests and uploads that are under way
 */
@ConfigurationProperties("aumbry.resilience")
record ResilienceSettings(
        @DefaultValue("") String name, @DefaultValue("15s") Duration notice, @DefaultValue("60s") Duration atMost) {

    ResilienceSettings {
        if (!name.matches("[a-z0-9]{0,20}")) {
            throw new IllegalArgumentException("aumbry.resilience.name is a name of 1 to 20 letters a-z and digits.");
        }
        if (notice.isNegative() || atMost.isNegative()) {
            throw new IllegalArgumentException("aumbry.resilience.notice and at-most are not negative.");
        }
    }
}
