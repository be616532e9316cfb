package org.aumbry.identity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.springframework.stereotype.Service;

/** Accounts below the password policy, told without knowing any password. For administrators. */
@Service
public class PasswordReport {

    private final PasswordStandings standings;
    private final PasswordDesk desk;
    private final Users users;
    private final Administrators administrators;
    private final Journal journal;

    PasswordReport(
            PasswordStandings standings,
            PasswordDesk desk,
            Users users,
            Administrators administrators,
            Journal journal) {
        this.standings = standings;
        this.desk = desk;
        this.users = users;
        this.administrators = administrators;
        this.journal = journal;
    }

    /** What a password lacks. */
    public enum Lack {
        LENGTH,
        LISTED,
        PATTERN,
        STRENGTH
    }

    /**
     * One account whose password is less than what is asked for; it is asked for another at the next sign-in.
     *
     * @param since when the password was set
     */
    public record Row(User user, Instant since, List<Lack> lacks) {}

    public List<Row> below(Principal who) {
        administrators.require(who, "password.report");
        var kept = standings.below();
        var people = users.all(kept.stream().map(CredentialStore.Kept::user).toList()).stream()
                .collect(Collectors.toMap(User::id, each -> each));
        journal.observe(who, "password.report", new ObjectRef("network", who.tenant().value()));
        return kept.stream()
                .filter(each -> people.containsKey(each.user()))
                .map(each -> new Row(
                        people.get(each.user()),
                        each.since(),
                        lacks(desk.demand(each.twoFactors()), each.standing())))
                .toList();
    }

    private static List<Lack> lacks(PasswordDemand demand, PasswordStanding standing) {
        var lacks = new ArrayList<Lack>();
        if (standing.lengthClass() < PasswordStanding.lengthClass(demand.length())) {
            lacks.add(Lack.LENGTH);
        }
        if (demand.listed() && !standing.unlisted()) {
            lacks.add(Lack.LISTED);
        }
        if (demand.strict() && !standing.strict()) {
            lacks.add(Lack.PATTERN);
        }
        if (standing.score() < demand.strength()) {
            lacks.add(Lack.STRENGTH);
        }
        return List.copyOf(lacks);
    }
}
