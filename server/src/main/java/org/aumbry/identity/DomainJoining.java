package org.aumbry.identity;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.aumbry.kernel.Factor;
import org.aumbry.kernel.Refusal;
import org.aumbry.networks.Domains;
import org.aumbry.networks.NetworkPolicy;
import org.aumbry.networks.PolicyOption;
import org.springframework.stereotype.Service;

/**
 * Joining by an address of a domain that a network has proven: whoever can read the mailbox comes in, or asks to.
 * Called
 * outside any tenant and any transaction; whoever asks learns nothing but by mail.
 */
@Service
public class DomainJoining {

    private final DomainJoinSteps steps;
    private final Domains domains;
    private final SignInDirectory directory;
    private final PasswordDesk desk;
    private final NetworkPolicy policy;
    private final Admission admission;
    private final StrangersDoor door;

    DomainJoining(
            DomainJoinSteps steps,
            Domains domains,
            SignInDirectory directory,
            PasswordDesk desk,
            NetworkPolicy policy,
            Admission admission,
            StrangersDoor door) {
        this.steps = steps;
        this.domains = domains;
        this.directory = directory;
        this.desk = desk;
        this.policy = policy;
        this.admission = admission;
        this.door = door;
    }

    /**
     * What a link offers.
     *
     * @param password whether a password is to be set
     * @param approval whether an administrator decides first
     */
    public record Offer(String network, String email, boolean password, boolean approval) {}

    /** Asks for a link. Refuses only whoever asks too often. */
    public void ask(String email, String language, Origin origin) {
        door.ask(email, origin, tidy -> JoinRules.domain(tidy)
                .flatMap(domains::holder)
                .ifPresent(tenant -> door.in(tenant, network -> {
                    if (open(tidy)) {
                        steps.invite(tidy, network, language);
                    }
                })));
    }

    /** What the link offers; refuses as not found whatever is not, or no longer, such a link. */
    public Offer look(String link) {
        var token = OpaqueToken.read(link).orElseThrow(Refusal::notFound);
        return door.inside(token, () -> steps.address(token).filter(this::open).map(this::offer))
                .orElseThrow(Refusal::notFound);
    }

    /** Uses the link up. Empty when an administrator decides first. */
    public Optional<SignInResult> join(String link, String name, String language, String password, Origin origin) {
        var token = OpaqueToken.read(link).orElseThrow(Refusal::notFound);
        var offer = look(link);
        var tidy = ProfileRules.name("name", name);
        var spoken = Preferences.in(language).language();
        if (offer.approval()) {
            door.inside(token, () -> Optional.of(steps.request(token, tidy, offer.email(), spoken)))
                    .filter(done -> done)
                    .orElseThrow(Refusal::notFound);
            return Optional.empty();
        }
        var fresh = offer.password()
                ? door.inside(token, () -> Optional.of(desk.take("password", password, false, tidy, offer.email())))
                : Optional.<FreshPassword>empty();
        directory.remember(token.tenant(), offer.email());
        var draft = new NewUser(tidy, offer.email(), Role.MEMBER, spoken);
        var user = door.inside(token, () -> steps.join(token, draft, fresh.orElse(null)))
                .orElseThrow(Refusal::notFound);
        var shown = Set.of(fresh.isPresent() ? Factor.PASSWORD : Factor.MAIL_LINK);
        return Optional.of(admission.admit(List.of(new Admission.Account(token.tenant(), user)), shown, origin));
    }

    /** Whether the entered network takes people with such an address, now. */
    private boolean open(String email) {
        return !mode().equals("off") && JoinRules.domain(email).filter(domains::proven).isPresent();
    }

    private Offer offer(String email) {
        return new Offer(door.network(), email, desk.open(), mode().equals("approval"));
    }

    private String mode() {
        return policy.values().word(PolicyOption.DOMAIN_JOIN);
    }
}
