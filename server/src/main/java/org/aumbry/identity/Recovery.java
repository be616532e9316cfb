package org.aumbry.identity;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aumbry.data.TenantScope;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.networks.DomainName;
import org.aumbry.networks.Domains;
import org.aumbry.networks.Networks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Getting a network back that nobody can administer any more: whoever shows in DNS that they hold its proven domain
 * gets an administrator's invitation after seven days, unless an administrator, who is told at once, says no.
 *
 * <p>The public half is called outside any network, by someone nobody knows; from its answers nobody learns whether a
 * domain belongs to a network until they have shown that it is theirs.
 */
@Service
public class Recovery {

    private static final String BELOW = "_aumbry-recovery.";

    private final RecoveryTicket tickets;
    private final RecoverySteps steps;
    private final Domains domains;
    private final Networks networks;
    private final Administrators administrators;
    private final TenantScope scope;

    Recovery(
            RecoveryTicket tickets,
            RecoverySteps steps,
            Domains domains,
            Networks networks,
            Administrators administrators,
            TenantScope scope) {
        this.tickets = tickets;
        this.steps = steps;
        this.domains = domains;
        this.networks = networks;
        this.administrators = administrators;
        this.scope = scope;
    }

    /** What to put where. */
    public record Task(String record, String value) {}

    /**
     * How far a claim is.
     *
     * @param word {@code absent}, {@code waiting}, {@code stopped}, {@code used} or {@code invited}
     * @param readyAt while it waits
     * @param link the invitation, shown once
     */
    public record Standing(String word, @Nullable Instant readyAt, String link) {

        static Standing absent() {
            return new Standing("absent", null, "");
        }

        static Standing waiting(Instant until) {
            return new Standing("waiting", until, "");
        }

        static Standing stopped() {
            return new Standing("stopped", null, "");
        }

        static Standing used() {
            return new Standing("used", null, "");
        }

        static Standing invited(String link) {
            return new Standing("invited", null, link);
        }

        @Override
        public String toString() {
            return word;
        }
    }

    /** Begins: the answer is the same for every domain. */
    public String begin(String domain, String email) {
        return tickets.issue(DomainName.parse(domain).ascii(), ProfileRules.email(email));
    }

    /** What the holder of the ticket has to put into DNS; refused as not found when it is none of ours, or too old. */
    public Task task(String ticket) {
        var read = tickets.read(ticket).orElseThrow(Refusal::notFound);
        return new Task(BELOW + read.domain(), read.value());
    }

    /** Asks DNS now and goes on as far as it may. */
    public Standing proceed(String ticket) {
        var read = tickets.read(ticket).orElseThrow(Refusal::notFound);
        var name = DomainName.parse(read.domain());
        boolean shown = domains.shows(BELOW + name.ascii(), read.value());
        var holder = domains.holder(name).filter(networks::open);
        return shown && holder.isPresent()
                ? scope.call(holder.get(), () -> steps.proceed(read))
                : Standing.absent();
    }

    /** Every claim to this network, for administrators. */
    public List<RecoveryClaim> list(Principal who) {
        require(who, "recovery.list");
        return steps.list();
    }

    /** How many claims wait; none for everyone who is no administrator. */
    public long waiting(Principal who) {
        return who.admin() ? steps.waiting() : 0;
    }

    /** Says no; nothing comes of that claim any more. */
    public void stop(Principal who, UUID id) {
        require(who, "recovery.stop");
        steps.stop(who, id);
    }

    private void require(Principal who, String verb) {
        administrators.require(who, verb);
    }
}
