package org.aumbry.custody;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.aumbry.data.KeyScope;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Destroying keys for good: those of a space once it is sealed, by another administrator than the one who sealed it,
 * with its name typed; others as {@link DestructionOrders} says. With a certificate that anybody can check later.
 */
@Service
public class Destructions {

    /** What {@link Try} calls the archives. */
    public static final String ARCHIVES = "archives";

    private static final String PAGE = "/admin/keys/destroyed";

    private final DestructionStore store;
    private final SealStore seals;
    private final Shredder shredder;
    private final Certificate certificate;
    private final GoneCheck check;
    private final CustodyDesk desk;
    private final Journal journal;

    Destructions(
            DestructionStore store,
            SealStore seals,
            Shredder shredder,
            Certificate certificate,
            GoneCheck check,
            CustodyDesk desk,
            Journal journal) {
        this.store = store;
        this.seals = seals;
        this.shredder = shredder;
        this.certificate = certificate;
        this.check = check;
        this.desk = desk;
        this.journal = journal;
    }

    /**
     * One kind of place where it was tried to get at what was destroyed.
     *
     * @param where {@code rows}, {@code memory}, {@code files} or {@code archives}
     * @param opened how many of those tried could be opened; anything but 0 is a fault
     */
    public record Try(String where, long tried, long opened) {}

    /** How the network is called, as it has to be typed to destroy it. */
    public String network() {
        return certificate.network();
    }

    /** The latest hundred. */
    @Transactional(readOnly = true)
    public List<Destruction> list(Principal who) {
        desk.allow(who, "key.list");
        return store.list();
    }

    /** The certificate as signed. */
    @Transactional(readOnly = true)
    public byte[] certificate(Principal who, UUID id) {
        desk.allow(who, "key.list");
        var destruction = store.find(id).orElseThrow(Refusal::notFound);
        journal.observe(who, "key.certificate", destruction.ref());
        return destruction.certificate();
    }

    /** The key that signs certificates of the network, of that destruction. */
    public String publicKey(Destruction destruction) {
        return certificate.publicKey(destruction.certificate());
    }

    /** Archives that may still hold the keys as they were, each with the day from which it is gone for certain. */
    @Transactional(readOnly = true)
    public List<ArchiveGenerations.Generation> archives(Principal who, Destruction destruction) {
        desk.allow(who, "key.list");
        return check.archives(destruction.destroyedAt());
    }

    /** Tries every copy again. */
    @Transactional
    public List<Try> prove(Principal who, UUID id) {
        desk.allow(who, "key.prove-gone");
        var destruction = store.find(id).orElseThrow(Refusal::notFound);
        var tries = check.all(certificate.doomed(destruction), destruction.destroyedAt());
        journal.record(who, "key.prove-gone", destruction.ref(), Map.of(
                "opened", String.valueOf(tries.stream().mapToLong(Try::opened).sum())));
        return tries;
    }

    /**
     * Destroys the keys of a sealed space.
     *
     * @param typed how the space is called, or its number, typed once more
     * @throws Refusal conflict for whoever sealed it, while a hold covers it, and when it was destroyed before
     */
    @Transactional
    public Destruction destroy(Principal who, UUID sealOrder, String typed) {
        desk.require(who, "key.destroy");
        var order = seals.lock(sealOrder).filter(SealOrder::standing).orElseThrow(Refusal::notFound);
        var space = order.space();
        if (space == null) {
            throw Refusal.notFound();
        }
        if (order.sealedBy().equals(who.user())) {
            throw Refusal.of(Refusal.Code.CONFLICT, "custody.refusal.own-seal");
        }
        requireTyped(typed, order.name(), space.value());
        shredder.requireFree(DestructionKind.SPACE, space.value());
        var doomed = Doomed.under(List.of(KeyScope.space(space.value())));
        var bare = bare(who, DestructionKind.SPACE, space.value(), order.id());
        return destroy(who, bare, new Certificate.Order(order.sealedBy(), order.sealedAt()), doomed, () ->
                shredder.destroyScopes(doomed));
    }

    Destruction bare(Principal who, DestructionKind kind, UUID of, UUID order) {
        return new Destruction(desk.id(), kind, of, order, who.user(), desk.now(), new byte[0]);
    }

    /** Destroys by {@code act}, which another one asked for before, and certifies it. Needs a transaction. */
    Destruction destroy(
            Principal who, Destruction bare, Certificate.Order order, Doomed doomed, Runnable act) {
        var erased = check.keys(doomed.scopes());
        long files = check.count(doomed.scopes(), doomed.files());
        act.run();
        var destruction = bare.certified(certificate.write(new Certificate.Content(
                bare, order, doomed, erased, files, check.archives(bare.destroyedAt()))));
        if (!store.add(destruction)) {
            throw Refusal.of(Refusal.Code.CONFLICT, "custody.refusal.destroyed");
        }
        check.renewArchives();
        journal.record(who, "key.destroy", destruction.ref(), Map.of(
                "of", bare.kind().stored() + " " + bare.of()));
        if (bare.kind() == DestructionKind.PERSON) {
            // Readable for good, also when the values of the entry above are gone: why values of that person are.
            journal.record(who, "key.destroy-person", new ObjectRef("user", bare.of()));
        }
        desk.tell(who, "destroyed", PAGE);
        return destruction;
    }

    static void requireTyped(String typed, String name, UUID number) {
        var folded = folded(typed);
        if (!folded.equals(number.toString()) && (name.isEmpty() || !folded.equals(folded(name)))) {
            throw Refusal.invalid("confirm", "custody.refusal.confirm");
        }
    }

    private static String folded(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
