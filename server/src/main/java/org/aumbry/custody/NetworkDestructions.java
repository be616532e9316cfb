package org.aumbry.custody;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aumbry.blobs.BlobKeys;
import org.aumbry.data.KeyScope;
import org.aumbry.data.TenantEnd;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.TenantId;
import org.aumbry.networks.Networks;
import org.aumbry.operators.InstallationJournal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Destroying all keys of a network: once it is sealed as a whole, by another administrator than the one who sealed it,
 * with its name typed. Afterwards there is no such network; its certificate is handed out at once and kept by the
 * installation, and {@link NetworkRemains} takes away what can be read no more.
 */
@Service
public class NetworkDestructions {

    private final DestroyedNetworkStore store;
    private final SealStore seals;
    private final TenantEnd end;
    private final Certificate certificate;
    private final GoneCheck check;
    private final CustodyDesk desk;
    private final Parts parts;

    NetworkDestructions(
            DestroyedNetworkStore store,
            SealStore seals,
            TenantEnd end,
            Certificate certificate,
            GoneCheck check,
            CustodyDesk desk,
            Parts parts) {
        this.store = store;
        this.seals = seals;
        this.end = end;
        this.certificate = certificate;
        this.check = check;
        this.desk = desk;
        this.parts = parts;
    }

    /** What is looked at and written to in the network before it goes. */
    @org.springframework.stereotype.Component
    record Parts(
            Networks networks, BlobKeys blobs, LegalHolds holds, Journal journal, InstallationJournal installation) {}

    /**
     * Destroys the entered network.
     *
     * @param typed how the network is called, or its number
     * @return the certificate as signed
     * @throws Refusal conflict for whoever sealed it, and while anything of the network is on hold
     */
    @Transactional
    public byte[] destroy(Principal who, UUID sealOrder, String typed) {
        desk.require(who, "key.destroy");
        var order = seals.lock(sealOrder)
                .filter(SealOrder::standing)
                .filter(each -> each.space() == null)
                .orElseThrow(Refusal::notFound);
        if (order.sealedBy().equals(who.user())) {
            throw Refusal.of(Refusal.Code.CONFLICT, "custody.refusal.own-seal");
        }
        var network = parts.networks().current();
        Destructions.requireTyped(typed, network.name(), network.id().value());
        parts.holds().require(DestructionKind.NETWORK, network.id().value());
        var bare = new Destruction(
                desk.id(), DestructionKind.NETWORK, network.id().value(), order.id(), who.user(), desk.now(),
                new byte[0]);
        var signed = certificate.write(new Certificate.Content(
                bare,
                new Certificate.Order(order.sealedBy(), order.sealedAt()),
                Doomed.under(List.of(KeyScope.EVERYTHING)),
                List.of(),
                parts.blobs().count(),
                check.archives(bare.destroyedAt())));
        parts.journal().record(who, "key.destroy", bare.ref(), Map.of("of", "network " + network.id()));
        check.renewArchives();
        end.destroy(who.tenant(), () -> {
            store.add(new DestroyedNetwork(who.tenant(), bare.destroyedAt(), null, signed));
            parts.installation().recordOfNetwork(who.tenant(), "network.destroy", bare.ref(), Map.of());
        });
        return signed;
    }

    /** Networks that were destroyed, the latest first; for whoever stands at the machine. */
    public List<DestroyedNetwork> list() {
        return store.list();
    }

    /** One of them, for whoever stands at the machine. */
    public DestroyedNetwork find(TenantId network) {
        return store.find(network).orElseThrow(Refusal::notFound);
    }

    /** Tries to get at its keys: in the databases, from the key service, in archives. */
    public List<Destructions.Try> prove(TenantId network) {
        var destroyed = find(network);
        var left = end.left(network);
        var archives = check.archives(destroyed.destroyedAt());
        return List.of(
                new Destructions.Try("rows", left.versions(), left.kept()),
                new Destructions.Try("memory", left.versions(), left.released()),
                new Destructions.Try(
                        Destructions.ARCHIVES, archives.size(),
                        archives.stream().filter(ArchiveGenerations.Generation::opens).count()));
    }
}
