package org.aumbry.networks;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.aumbry.kernel.Probe;
import org.springframework.stereotype.Component;

/** Looks whether every domain that people join by is held by this network alone and was looked up within two days. */
@Component
class DomainProbe implements Probe {

    private static final Duration OLD = Duration.ofDays(2);

    private final DomainSteps steps;
    private final Domains domains;
    private final Clock clock;

    DomainProbe(DomainSteps steps, Domains domains, Clock clock) {
        this.steps = steps;
        this.domains = domains;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "networks.domains";
    }

    @Override
    public List<String> promises() {
        return List.of("PAN-41");
    }

    @Override
    public Reach reach() {
        return Reach.NETWORK;
    }

    @Override
    public Result look() {
        var all = steps.all().stream().filter(each -> each.state() == Domain.State.PROVEN).toList();
        var before = clock.instant().minus(OLD);
        long wrong = all.stream()
                .filter(each -> each.checkedAt() == null
                        || each.checkedAt().isBefore(before)
                        || !domains.proven(each.name()))
                .count();
        return wrong == 0
                ? Result.holds(all.size() + " proven domains: each this network's alone and looked up within two days")
                : Result.fails(wrong + " of " + all.size()
                        + " proven domains are not held, or not looked up in two days");
    }
}
