package org.aumbry.custody;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.aumbry.blobs.BlobId;
import org.aumbry.data.KeyScope;
import org.aumbry.data.NetworkKeys;
import org.aumbry.kernel.UserId;
import org.aumbry.networks.NetworkSigning;
import org.aumbry.networks.Networks;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes and signs certificates that keys were destroyed, as {@code docs/formats/destruction-v1.md} says. */
@Component
class Certificate {

    static final String FORMAT = "aumbry-destruction-1";

    private final Networks networks;
    private final NetworkSigning signing;
    private final JsonMapper json;

    Certificate(Networks networks, NetworkSigning signing, JsonMapper json) {
        this.networks = networks;
        this.signing = signing;
        this.json = json;
    }

    /**
     * What a certificate says.
     *
     * @param bare the destruction without its certificate
     * @param order who asked for it or sealed it, and when
     * @param keys the data keys that were erased
     * @param files how many files can't be opened any more
     * @param archives what may hold the keys as they were until then
     */
    record Content(
            Destruction bare,
            Order order,
            Doomed doomed,
            List<NetworkKeys.Number> keys,
            long files,
            List<ArchiveGenerations.Generation> archives) {}

    /** The first of the two people. */
    record Order(UserId by, Instant at) {}

    /** The envelope: the certificate's bytes, the signature under them and the key to check it with. */
    byte[] write(Content content) {
        var bare = content.bare();
        var network = networks.current();
        boolean wasSealed = bare.kind() == DestructionKind.SPACE || bare.kind() == DestructionKind.NETWORK;
        var certificate = json.createObjectNode();
        certificate.put("format", FORMAT);
        certificate.put("id", bare.id().toString());
        certificate.put("networkId", network.id().toString());
        certificate.put("network", network.name());
        if (bare.kind() != DestructionKind.NETWORK) {
            certificate.put(bare.kind().stored(), bare.of().toString());
        }
        certificate.put(wasSealed ? "sealedBy" : "askedBy", content.order().by().toString());
        certificate.put(wasSealed ? "sealedAt" : "askedAt", content.order().at().toString());
        certificate.put("destroyedBy", bare.destroyedBy().toString());
        certificate.put("destroyedAt", bare.destroyedAt().toString());
        var scopes = certificate.putArray("scopes");
        content.doomed().scopes().forEach(scope -> scopes.add(scope.name()));
        var keys = certificate.putArray("keys");
        content.keys().forEach(key -> keys.add(key.number()));
        certificate.put("files", content.files());
        var blobs = certificate.putArray("blobs");
        content.doomed().files().forEach(blob -> blobs.add(blob.value().toString()));
        certificate.put("covers", covers(bare.kind()));
        certificate.put("leaves", leaves(bare.kind()));
        var archives = certificate.putArray("archives");
        content.archives().forEach(each -> archives.addObject()
                .put("name", each.name())
                .put("takenAt", each.takenAt().toString())
                .put("unreadable", !each.opens())
                .put("goneBy", each.goneBy().toString()));
        return sealed(json.writeValueAsBytes(certificate));
    }

    private static String covers(DestructionKind kind) {
        return switch (kind) {
            case SPACE -> "the files of the space, their text and the pictures of their pages";
            case DOCUMENT -> "the files of all versions of the document, of its copies in the same space, their text"
                    + " and the pictures of their pages";
            case PERSON -> "what was kept about the person, and the files in the private drive, their text and the"
                    + " pictures of their pages";
            case NETWORK -> "everything of the network";
        };
    }

    private static String leaves(DestructionKind kind) {
        return switch (kind) {
            case SPACE, DOCUMENT -> "names, snips and search entries, which lie under keys of the whole network";
            case PERSON -> "names of things in the private drive, snips and search entries, which lie under keys of"
                    + " the whole network; a keyed hash of the address; what the person put elsewhere";
            case NETWORK -> "keyed hashes of the short name and of addresses; exports and backups that were taken out"
                    + " of the installation";
        };
    }

    /** What a certificate says is gone, as it has to be tried again. */
    Doomed doomed(Destruction of) {
        var envelope = json.readTree(of.certificate());
        var certificate = json.readTree(Base64.getDecoder().decode(envelope.path("certificate").asString("")));
        var scopes = certificate.path("scopes").valueStream()
                .map(scope -> new KeyScope(scope.asString("")))
                .toList();
        var blobs = certificate.path("blobs").valueStream()
                .map(blob -> new BlobId(UUID.fromString(blob.asString(""))))
                .toList();
        return scopes.isEmpty() && blobs.isEmpty()
                ? Doomed.under(List.of(KeyScope.space(of.of())))
                : new Doomed(scopes, blobs);
    }

    /** How the entered network is called. */
    String network() {
        return networks.current().name();
    }

    /** Whether the network's own key signed the envelope. */
    boolean verify(byte[] envelope) {
        var node = json.readTree(envelope);
        var decoder = Base64.getDecoder();
        return signing.verify(
                FORMAT, decoder.decode(node.path("certificate").asString("")),
                decoder.decode(node.path("signature").asString("")));
    }

    /** The key an envelope was signed with, as people compare it. */
    String publicKey(byte[] envelope) {
        return json.readTree(envelope).path("publicKey").asString("");
    }

    private byte[] sealed(byte[] certificate) {
        var signed = signing.sign(FORMAT, certificate);
        var encoder = Base64.getEncoder();
        var envelope = json.createObjectNode();
        envelope.put("format", FORMAT);
        envelope.put("certificate", encoder.encodeToString(certificate));
        envelope.put("signature", encoder.encodeToString(signed.signature()));
        envelope.put("publicKey", encoder.encodeToString(signed.publicKey()));
        return json.writeValueAsBytes(envelope);
    }
}
