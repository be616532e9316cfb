package org.aumbry.identity;

import java.util.List;
import java.util.function.Predicate;
import org.aumbry.kernel.Probe;
import org.aumbry.networks.NetworkPolicy;
import org.aumbry.networks.PolicyOption;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shows old and current browsers to the rule that tells them apart, and counts the old devices there are. */
@Component
class OldClientProbe implements Probe {

    private static final List<String> ANCIENT = List.of(
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/41.0.0.0 Safari/537.36",
            "Mozilla/5.0 (Windows NT 6.1; rv:40.0) Gecko/20100101 Firefox/40.0",
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_9) AppleWebKit/600.1 Version/7.0 Safari/600.1");

    private final DeviceStore devices;
    private final NetworkPolicy policy;
    private final Predicate<String> old;

    @Autowired
    OldClientProbe(DeviceStore devices, NetworkPolicy policy) {
        this(devices, policy, agent -> BrowserVersions.old(
                agent, policy.values().count(PolicyOption.OLD_CLIENT_VERSIONS)));
    }

    OldClientProbe(DeviceStore devices, NetworkPolicy policy, Predicate<String> old) {
        this.devices = devices;
        this.policy = policy;
        this.old = old;
    }

    @Override
    public String id() {
        return "identity.old-client";
    }

    @Override
    public List<String> promises() {
        return List.of("DEX-12");
    }

    @Override
    public Reach reach() {
        return Reach.NETWORK;
    }

    @Override
    @Transactional(readOnly = true)
    public Result look() {
        if (!ANCIENT.stream().allMatch(old)) {
            return Result.fails("a browser ten years old was taken for a current one");
        }
        if (policy.values().word(PolicyOption.OLD_CLIENT).equals("ignore")) {
            return Result.fails("the network has chosen to ignore how old browsers are");
        }
        var all = devices.list(null);
        long late = all.stream().filter(each -> old.test(each.client())).count();
        return Result.holds(late + " of " + all.size() + " devices have a browser older than the network wants");
    }
}
