package org.aumbry.custody;

import java.util.Base64;
import java.util.List;
import org.aumbry.data.NetworkKeys;
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
     * @param keys the data keys that were erased
     * @param files how many files had their keys under them
     */
    record Content(
            SealOrder order, Destruction bare, List<NetworkKeys.Number> keys, long files, List<Archive> archives) {}

    /** An archive and whether the keys can still be had from it. */
    record Archive(ArchiveGenerations.Generation generation, boolean opens) {}

    /** The envelope: the certificate's bytes, the signature under them and the key to check it with. */
    byte[] write(Content content) {
        var order = content.order();
        var bare = content.bare();
        var network = networks.current();
        var certificate = json.createObjectNode();
        certificate.put("format", FORMAT);
        certificate.put("id", bare.id().toString());
        certificate.put("networkId", network.id().toString());
        certificate.put("network", network.name());
        certificate.put("space", bare.space().toString());
        certificate.put("sealedBy", order.sealedBy().toString());
        certificate.put("sealedAt", order.sealedAt().toString());
        certificate.put("destroyedBy", bare.destroyedBy().toString());
        certificate.put("destroyedAt", bare.destroyedAt().toString());
        var keys = certificate.putArray("keys");
        content.keys().forEach(key -> keys.add(key.number()));
        certificate.put("files", content.files());
        certificate.put("covers", "the files of the space, their text and the pictures of their pages");
        certificate.put("leaves", "names, snips and search entries, which lie under keys of the whole network");
        var archives = certificate.putArray("archives");
        content.archives().forEach(each -> archives.addObject()
                .put("name", each.generation().name())
                .put("takenAt", each.generation().takenAt().toString())
                .put("unreadable", !each.opens()));
        return sealed(json.writeValueAsBytes(certificate));
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
