package org.aumbry.links;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.aumbry.data.TenantScope;
import org.aumbry.documents.DocumentId;
import org.aumbry.identity.Entrance;
import org.aumbry.identity.EntryWay;
import org.aumbry.identity.Origin;
import org.aumbry.identity.ThingPasswords;
import org.aumbry.identity.Visit;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.TenantId;
import org.aumbry.kernel.UserId;
import org.aumbry.networks.Networks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Where holders of a link come in. Called outside any network or inside another one; what it is given runs inside the
 * network of the link.
 *
 * <p>An opening counts once and lasts an hour in one browser, so that turning pages costs no uses.
 */
@Service
public class LinkDoor {

    private final LinkSteps steps;
    private final ThingPasswords passwords;
    private final Entrance entrance;
    private final Networks networks;
    private final TenantScope scope;

    LinkDoor(
            LinkSteps steps, ThingPasswords passwords, Entrance entrance, Networks networks, TenantScope scope) {
        this.steps = steps;
        this.passwords = passwords;
        this.entrance = entrance;
        this.networks = networks;
        this.scope = scope;
    }

    /** What stands on the door: nothing about what is behind it. */
    public record Sign(LinkId id, String by, String network, Instant expiresAt, boolean locked) {}

    /** Someone inside: who they are for the authorizer and the journal, and what they came for. */
    public record Holder(Principal principal, Link link) {}

    /** The sign on the door. Not found for whatever leads nowhere, for whatever reason. */
    public Sign look(String text) {
        var token = token(text);
        return scope.call(token.tenant(), () -> steps.look(token)).orElseThrow(Refusal::notFound);
    }

    /**
     * Opens the link and counts it.
     *
     * @param password what was typed; not looked at when the link asks for none
     * @return what the browser shows from now on
     * @throws Refusal not found when it leads nowhere, denied when the network lets nobody in from there, invalid when
     *     the password is wrong, over-limit while guesses wait
     */
    public String open(String text, String password, Origin origin) {
        var token = token(text);
        return scope.call(token.tenant(), () -> {
            var link = live(token, origin);
            if (link.locked() && !right(link, password, origin)) {
                steps.refused(link, holder(token.tenant(), link, origin), "password");
                throw Refusal.invalid("password", "links.refusal.password");
            }
            return steps.enter(link, holder(token.tenant(), link, origin), origin).orElseThrow(Refusal::notFound);
        });
    }

    /**
     * Does something as the holder of an opened link, inside its network.
     *
     * @param visit what {@link #open} gave the browser; empty when it shows none
     * @return empty when the link has to be opened first
     */
    public <T> Optional<T> as(String text, String visit, Origin origin, Function<Holder, T> work) {
        var token = token(text);
        return scope.call(token.tenant(), () -> {
            var link = live(token, origin);
            if (!steps.inside(link, visit)) {
                return Optional.<T>empty();
            }
            return Optional.of(work.apply(new Holder(holder(token.tenant(), link, origin), link)));
        });
    }

    /**
     * A document that a link leads to, for saying something about it without opening it.
     *
     * @param inside the document in the folder or space; null = the one the link leads to itself
     * @throws Refusal not found when it does not lead there, denied when the network lets nobody in from there
     */
    public Target target(String text, @Nullable DocumentId inside, Origin origin) {
        var token = token(text);
        return scope.call(token.tenant(), () -> {
            var link = live(token, origin);
            if (inside == null) {
                return new Target(token.tenant(), link.document());
            }
            if (!steps.visible(holder(token.tenant(), link, origin), inside)) {
                throw Refusal.notFound();
            }
            return new Target(token.tenant(), inside);
        });
    }

    /** A document of a network. */
    public record Target(TenantId network, DocumentId document) {}

    /** Counts a download in the log of the visit. */
    public void downloaded(Holder holder, String visit) {
        steps.downloaded(holder.link(), visit);
    }

    /** The link, once the network lets its holder in from there; what leads nowhere is told first. */
    private Link live(LinkToken token, Origin origin) {
        var link = steps.live(token).orElseThrow(Refusal::notFound);
        entrance.require(new Visit(null, null, null, null, EntryWay.LINK, origin.address(), "/link"));
        return link;
    }

    private boolean right(Link link, String password, Origin origin) {
        var kept = steps.passwordHash(link).orElse(null);
        return passwords.matches("link:" + link.id(), password, kept, origin);
    }

    private LinkToken token(String text) {
        return LinkToken.read(text).filter(token -> networks.open(token.tenant())).orElseThrow(Refusal::notFound);
    }

    private static Principal holder(TenantId tenant, Link link, Origin origin) {
        return new Principal(
                tenant, new UserId(link.id().value()), true, false, null, null, Set.of("read"), origin.address());
    }
}
