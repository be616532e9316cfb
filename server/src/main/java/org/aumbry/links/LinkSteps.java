package org.aumbry.links;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.aumbry.access.Grants;
import org.aumbry.crypto.Hashes;
import org.aumbry.crypto.Randomness;
import org.aumbry.documents.DocumentId;
import org.aumbry.identity.Origin;
import org.aumbry.kernel.Principal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a holder of a link does inside the network, each step in a transaction of its own. */
@Component
class LinkSteps {

    /** How long one opening lasts. */
    static final Duration VISIT = Duration.ofHours(1);

    private static final int SECRET_BYTES = 32;

    private final ShareLinkStore store;
    private final VisitStore visits;
    private final LinkGround ground;
    private final Links links;
    private final LinkNames names;
    private final Grants grants;
    private final Randomness randomness;

    LinkSteps(
            ShareLinkStore store,
            VisitStore visits,
            LinkGround ground,
            Links links,
            LinkNames names,
            Grants grants,
            Randomness randomness) {
        this.store = store;
        this.visits = visits;
        this.ground = ground;
        this.links = links;
        this.names = names;
        this.grants = grants;
        this.randomness = randomness;
    }

    @Transactional(readOnly = true)
    Optional<LinkDoor.Sign> look(LinkToken token) {
        return leading(token)
                .filter(link -> !link.usedUp())
                .map(link -> new LinkDoor.Sign(
                        link.id(), names.person(link.madeBy()), names.network(), link.expiresAt(), link.locked()));
    }

    /** The link, as long as it leads anywhere: switched on, not over, not taken back, what it leads to still there. */
    @Transactional(readOnly = true)
    Optional<Link> live(LinkToken token) {
        return leading(token);
    }

    @Transactional(readOnly = true)
    Optional<String> passwordHash(Link link) {
        return store.passwordHash(link.id());
    }

    @Transactional
    Optional<String> enter(Link link, Principal holder, Origin origin) {
        var now = ground.now();
        if (!store.use(link.id(), now)) {
            return Optional.empty();
        }
        var ends = now.plus(VISIT);
        var secret = Base64.getUrlEncoder().withoutPadding().encodeToString(randomness.bytes(SECRET_BYTES));
        visits.add(ground.id(), link.id(), hash(secret), origin, now, ends);
        var used = store.find(link.id()).orElseThrow();
        if (used.usedUp()) {
            grants.endAt(link.grant(), ends);
        }
        ground.record(holder, "link.open", link.id(), Map.of(
                link.target().kind(), link.target().id().toString(), "use", String.valueOf(used.uses())));
        return Optional.of(secret);
    }

    @Transactional(readOnly = true)
    boolean inside(Link link, String visit) {
        return !visit.isEmpty() && visits.goesOn(link.id(), hash(visit), ground.now());
    }

    @Transactional
    void downloaded(Link link, String visit) {
        visits.downloaded(link.id(), hash(visit));
    }

    @Transactional
    void refused(Link link, Principal holder, String reason) {
        ground.denied(holder, "link.open", link.id(), reason);
    }

    /** Whether a holder sees a document in what the link leads to. */
    @Transactional(readOnly = true)
    boolean visible(Principal holder, DocumentId document) {
        return names.sees(holder, document);
    }

    private Optional<Link> leading(LinkToken token) {
        if (!links.allowed()) {
            return Optional.empty();
        }
        return store.byToken(token.hash())
                .filter(link -> link.live(ground.now()))
                .filter(link -> names.visible(link, token.tenant()));
    }

    private static byte[] hash(String visit) {
        return Hashes.sha256(visit.getBytes(StandardCharsets.UTF_8));
    }
}
