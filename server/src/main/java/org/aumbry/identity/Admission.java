package org.aumbry.identity;

import java.util.List;
import java.util.Set;
import org.aumbry.data.TenantScope;
import org.aumbry.kernel.Factor;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.TenantId;
import org.aumbry.kernel.UserId;
import org.aumbry.networks.Networks;
import org.springframework.stereotype.Service;

/**
 * Where every way of signing in ends: what a person has shown, by whatever way, becomes an open session,
 * the question for one of several networks, or the question for a second factor. No way opens a session by itself.
 *
 * <p>Called outside any tenant and any transaction.
 */
@Service
public class Admission {

    private final SignInSteps steps;
    private final SignInTicket tickets;
    private final Networks networks;
    private final TenantScope scope;

    Admission(SignInSteps steps, SignInTicket tickets, Networks networks, TenantScope scope) {
        this.steps = steps;
        this.tickets = tickets;
        this.networks = networks;
        this.scope = scope;
    }

    /** An account that a way of signing in has found to be the person's own. */
    public record Account(TenantId tenant, UserId user) {}

    /**
     * Lets a person in who has shown these factors for these accounts.
     *
     * @param accounts at least one, at most one in each network
     */
    public SignInResult admit(List<Account> accounts, Set<Factor> shown, Origin origin) {
        var open = accounts.stream().filter(each -> networks.open(each.tenant())).toList();
        return switch (open.size()) {
            case 0 -> throw Refusal.of(Refusal.Code.NOT_SIGNED_IN, "identity.sign-in.refused");
            case 1 -> one(open.getFirst(), shown, origin);
            default -> new SignInResult.Choose(
                    tickets.issue(open, shown), open.stream().map(this::choice).toList());
        };
    }

    /** Goes on in one of several networks. */
    public SignInResult choose(String ticket, TenantId tenant, Origin origin) {
        var given = tickets.open(ticket);
        var account = given.accounts().stream()
                .filter(each -> each.tenant().equals(tenant))
                .findFirst()
                .orElseThrow(SignInTicket::again);
        return one(account, given.shown(), origin);
    }

    private SignInResult one(Account account, Set<Factor> shown, Origin origin) {
        return scope.call(account.tenant(), () -> steps.admit(account.user(), shown, origin))
                .<SignInResult>map(SignInResult.Done::new)
                .orElseThrow(() -> Refusal.of(Refusal.Code.NOT_SIGNED_IN, "identity.sign-in.refused"));
    }

    private SignInResult.Choice choice(Account account) {
        return new SignInResult.Choice(
                account.tenant(), scope.call(account.tenant(), () -> networks.current().name()));
    }
}
