package org.aumbry.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.aumbry.kernel.Factor;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Probe;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.SessionId;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * Tries passwords that the network's level must refuse, and looks whether everyone whose password no longer does would
 * be
 * asked for another at their next sign-in.
 */
@Component
class PasswordPolicyProbe implements Probe {

    private static final int ENOUGH = 200;

    /** Short, the person's own address, a row of keys, one piece repeated, a word everyone uses. */
    private static final List<String> ALWAYS_REFUSED = List.of("short", "probe@probe.example");

    private static final List<String> LISTED =
            List.of("passwordpassword", "12345678901234567890", "abcabcabcabcabcabc", "qwertyuiopasdfghjkl");

    private final PasswordDesk desk;
    private final PasswordStandings standings;
    private final Duty duty;
    private final Users users;
    private final Here here;

    PasswordPolicyProbe(
            PasswordDesk desk,
            PasswordStandings standings,
            @Qualifier("passwordDuty") Duty duty,
            Users users,
            Here here) {
        this.desk = desk;
        this.standings = standings;
        this.duty = duty;
        this.users = users;
        this.here = here;
    }

    @Override
    public String id() {
        return "identity.password-policy";
    }

    @Override
    public List<String> promises() {
        return List.of("DEX-9", "DEX-20", "ELI-24", "PAN-29");
    }

    @Override
    public Reach reach() {
        return Reach.NETWORK;
    }

    @Override
    public Result look() {
        var tried = new ArrayList<>(ALWAYS_REFUSED);
        if (desk.demand(false).listed()) {
            tried.addAll(LISTED);
        }
        var taken = tried.stream().filter(this::taken).count();
        if (taken > 0) {
            return Result.fails(taken + " of " + tried.size() + " passwords that the level refuses were taken");
        }
        var below = standings.below().stream().limit(ENOUGH).map(CredentialStore.Kept::user).toList();
        long unasked = users.all(below).stream().filter(user -> !duty.owed(newcomer(user), user)).count();
        return unasked == 0
                ? Result.holds("%d guessable passwords refused; %d accounts below the policy, each asked for another"
                        .formatted(tried.size(), below.size()))
                : Result.fails(unasked + " accounts below the policy would go on as they are");
    }

    private boolean taken(String password) {
        try {
            desk.require(password, "Probe Person", "probe@probe.example");
            return true;
        } catch (Refusal refused) {
            return false;
        }
    }

    /** The person as they would come in now, with their password and nothing else. */
    private Principal newcomer(User user) {
        return new Principal(
                here.tenant(),
                user.id(),
                user.role() == Role.GUEST,
                user.role() == Role.ADMIN,
                new SessionId(here.id()),
                null,
                Set.of(),
                "",
                new Principal.Proof(Set.of(Factor.PASSWORD), null));
    }
}
