package org.aumbry.networks;

import org.aumbry.data.TenantScope;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Makes the installation's first network, once. */
@Component
class FirstNetwork {

    private static final Logger LOG = LoggerFactory.getLogger(FirstNetwork.class);

    private final Networks networks;
    private final NetworkFounding founding;
    private final Founder founder;
    private final ObjectProvider<SampleContent> samples;
    private final TenantScope scope;
    private volatile boolean found;

    FirstNetwork(
            Networks networks,
            NetworkFounding founding,
            Founder founder,
            ObjectProvider<SampleContent> samples,
            TenantScope scope) {
        this.networks = networks;
        this.founding = founding;
        this.founder = founder;
        this.samples = samples;
        this.scope = scope;
    }

    /** Whether there is no network yet. Once there is one, there always is. */
    boolean awaited() {
        if (!found) {
            found = !networks.none();
        }
        return !found;
    }

    /** Makes it and signs its administrator in; refuses as not found when someone was faster. */
    synchronized Founder.Admitted found(
            String name, FirstPerson person, String prepared, boolean sample, String address, String agent) {
        var founded = found(name, person, prepared, sample);
        return scope.call(
                founded.tenant(), () -> founder.signIn(founded.administrator(), address, agent));
    }

    synchronized NetworkFounding.Founded found(String name, FirstPerson person, String prepared, boolean sample) {
        if (!awaited()) {
            throw Refusal.notFound();
        }
        var founded = founding.found(name, person, prepared);
        found = true;
        if (sample) {
            fill(founded);
        }
        return founded;
    }

    /** Goes on beside the answer: people can look around while the sample arrives. */
    private void fill(NetworkFounding.Founded founded) {
        samples.ifAvailable(content -> Thread.ofVirtual().name("sample-content").start(() -> {
            try {
                var who = Principal.system(founded.tenant(), founded.administrator());
                scope.run(founded.tenant(), () -> content.fill(who));
                LOG.info("Sample content is in place");
            } catch (RuntimeException failed) {
                LOG.error("The sample content could not be added; everything else is in place", failed);
            }
        }));
    }
}
