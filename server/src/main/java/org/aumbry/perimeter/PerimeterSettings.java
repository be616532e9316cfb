package org.aumbry.perimeter;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is around the program on its machine, and how often that is gone through.
 *
 * @param machinePorts ports of other programs that the firewall's rules leave open, so that loading them shuts nobody
 *     out of the machine
 * @param operatorsFrom addresses or networks like `198.51.100.0/24`; the operators' port and the machine's ports are
 *     open to these only. Absent: to everyone
 * @param rulesInForce file into which the machine writes what `nft list table inet aumbry` says, at least once a day;
 *     it is compared with the ports that were declared. Absent: nobody compares
 * @param outsideLook file with what `deploy/Knock.java` printed on another machine, at most 31 days ago. Absent: nobody
 *     tries from outside
 * @param reviewEvery how long a review of the configuration counts
 */
@ConfigurationProperties("aumbry.perimeter")
record PerimeterSettings(
        @DefaultValue({"22"}) List<Integer> machinePorts,
        @DefaultValue List<String> operatorsFrom,
        @Nullable Path rulesInForce,
        @Nullable Path outsideLook,
        @DefaultValue("180d") Duration reviewEvery) {

    private static final Pattern NETWORK =
            Pattern.compile("([0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F:]*:[0-9a-fA-F:.]+)(/[0-9]{1,3})?");
    private static final int HIGHEST_PORT = 65_535;

    PerimeterSettings {
        machinePorts = List.copyOf(machinePorts);
        operatorsFrom = List.copyOf(operatorsFrom);
        for (var port : machinePorts) {
            if (port < 1 || port > HIGHEST_PORT) {
                throw new IllegalArgumentException("aumbry.perimeter.machine-ports takes ports: " + port);
            }
        }
        for (var network : operatorsFrom) {
            if (!NETWORK.matcher(network).matches()) {
                throw new IllegalArgumentException("aumbry.perimeter.operators-from takes addresses: " + network);
            }
        }
    }
}
