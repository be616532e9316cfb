package org.aumbry.identity;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
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
    private final SecondLook look;
    private final SignInTicket tickets;
    private final Networks networks;
    private final TenantScope scope;

    Admission(SignInSteps steps, SecondLook look, SignInTicket tickets, Networks networks, TenantScope scope) {
        this.steps = steps;
        this.look = look;
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

    /** Goes on with a code of an app or from paper. */
    public SignInResult byCode(String ticket, String code, Origin origin) {
        var given = tickets.open(ticket);
        var account = single(given);
        var factor = scope.call(account.tenant(), () -> look.byCode(account.user(), code, origin));
        return one(account, with(given.shown(), factor), origin);
    }

    /** Goes on with a passkey's answer. */
    public SignInResult byPasskey(String ticket, String answer, Origin origin) {
        var given = tickets.open(ticket);
        var account = single(given);
        var factor = scope.call(account.tenant(), () -> look.byPasskey(account.user(), answer, origin));
        return one(account, with(given.shown(), factor), origin);
    }

    /** The question for a second factor once more, after a wrong answer. */
    public SignInResult.Second again(String ticket) {
        var given = tickets.open(ticket);
        var account = single(given);
        return scope.call(account.tenant(), () -> ask(account, given.shown())).orElseThrow(SignInTicket::again);
    }

    private SignInResult one(Account account, Set<Factor> shown, Origin origin) {
        return scope.call(account.tenant(), () -> ask(account, shown)
                .<SignInResult>map(second -> second)
                .orElseGet(() -> steps.admit(account.user(), shown, origin)
                        .orElseThrow(() -> Refusal.of(Refusal.Code.NOT_SIGNED_IN, "identity.sign-in.refused"))));
    }

    private Optional<SignInResult.Second> ask(Account account, Set<Factor> shown) {
        var missing = look.missing(account.user(), shown);
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        var question = missing.contains(Factor.PASSKEY) ? look.question(account.user()) : "";
        return Optional.of(new SignInResult.Second(tickets.issue(List.of(account), shown), missing, question));
    }

    private static Account single(SignInTicket.Given given) {
        if (given.accounts().size() != 1) {
            throw SignInTicket.again();
        }
        return given.accounts().getFirst();
    }

    private static Set<Factor> with(Set<Factor> shown, Factor more) {
        var all = EnumSet.of(more);
        all.addAll(shown);
        return all;
    }

    private SignInResult.Choice choice(Account account) {
        return new SignInResult.Choice(
                account.tenant(), scope.call(account.tenant(), () -> networks.current().name()));
    }
}
