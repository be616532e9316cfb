package org.aumbry.reviews;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.aumbry.networks.NetworkSigning;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Puts a report and the network's signature under it into one envelope, and takes it out again. */
@Component
class SignedReports {

    private final NetworkSigning signing;
    private final JsonMapper json;

    SignedReports(NetworkSigning signing, JsonMapper json) {
        this.signing = signing;
        this.json = json;
    }

    /** The envelope: the report's bytes, the signature under them and the key to check it with. */
    byte[] sign(String format, JsonNode report) {
        var bytes = json.writeValueAsBytes(report);
        var signed = signing.sign(format, bytes);
        var encoder = Base64.getEncoder();
        var envelope = json.createObjectNode();
        envelope.put("format", format);
        envelope.put("report", encoder.encodeToString(bytes));
        envelope.put("signature", encoder.encodeToString(signed.signature()));
        envelope.put("publicKey", encoder.encodeToString(signed.publicKey()));
        return json.writeValueAsBytes(envelope);
    }

    /** Whether the network's own key signed the envelope as that format. */
    boolean verify(String format, byte[] envelope) {
        var node = json.readTree(envelope);
        return signing.verify(format, decoded(node, "report"), decoded(node, "signature"));
    }

    /** The report inside an envelope. */
    JsonNode open(byte[] envelope) {
        return json.readTree(new String(decoded(json.readTree(envelope), "report"), StandardCharsets.UTF_8));
    }

    private static byte[] decoded(JsonNode node, String member) {
        return Base64.getDecoder().decode(node.path(member).asString(""));
    }
}
