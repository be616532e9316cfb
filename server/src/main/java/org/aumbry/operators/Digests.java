package org.aumbry.operators;

import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.aumbry.data.TenantScope;
import org.aumbry.data.Tenants;
import org.aumbry.identity.NetworkAdministrators;
import org.aumbry.journal.Outcome;
import org.aumbry.mail.Letter;
import org.aumbry.mail.Mail;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Once a month: how much operators did that touches the entered network, in a letter to its administrators; also when
 * that is nothing. What they did stands in the network's journal already.
 */
@Component
class Digests {

    private final InstallationEntryStore entries;
    private final NetworkActStore acts;
    private final NetworkAdministrators administrators;
    private final Mail mail;
    private final TenantScope scope;
    private final Tenants tenants;
    private final Desk desk;

    /** The moment, and the installation's own database. */
    @Component
    record Desk(Installation installation, @Qualifier("control") TransactionTemplate control) {}

    Digests(
            InstallationEntryStore entries,
            NetworkActStore acts,
            NetworkAdministrators administrators,
            Mail mail,
            TenantScope scope,
            Tenants tenants,
            Desk desk) {
        this.entries = entries;
        this.acts = acts;
        this.administrators = administrators;
        this.mail = mail;
        this.scope = scope;
        this.tenants = tenants;
        this.desk = desk;
    }

    /** An entry of the installation's journal that is about the network. */
    record About(long number, Outcome outcome) {}

    /** The last whole month, by UTC. */
    YearMonth last() {
        return YearMonth.from(desk.installation().now().atOffset(ZoneOffset.UTC)).minusMonths(1);
    }

    /** Whether the network was there in that month. */
    boolean concerns(YearMonth month) {
        var end = month.plusMonths(1).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        return tenants.find(scope.current()).filter(entry -> entry.createdAt().isBefore(end)).isPresent();
    }

    @Transactional(readOnly = true)
    public boolean sent(YearMonth month) {
        return acts.digest(month).isPresent();
    }

    /** How many acts of the month the installation's journal has that the network was not told of. */
    @Transactional(readOnly = true)
    public long untold(YearMonth month) {
        var numbers = about(month).stream().map(About::number).toList();
        return numbers.size() - acts.told(numbers);
    }

    /** @return whether the letters were queued; not when they were before */
    @Transactional
    public boolean send(YearMonth month) {
        var about = about(month);
        long refused = about.stream().filter(each -> each.outcome() == Outcome.DENIED).count();
        if (!acts.addDigest(month, about.size(), desk.installation().now())) {
            return false;
        }
        var path = "/admin/journal?from=" + month.atDay(1) + "&to=" + month.atEndOfMonth();
        administrators.list().forEach(each -> mail.send(Letter.to(
                        each.email(), each.preferences().language(), "operators.mail.digest", month.toString(),
                        about.size(), refused)
                .of(each.id())
                .link(path)));
        return true;
    }

    private List<About> about(YearMonth month) {
        var from = month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        var until = month.plusMonths(1).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        var about = desk.control().execute(open -> entries.about(scope.current(), from, until));
        return about == null ? new ArrayList<>() : about;
    }
}
