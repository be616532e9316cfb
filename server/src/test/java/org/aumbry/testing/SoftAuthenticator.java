package org.aumbry.testing;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import org.aumbry.crypto.Hashes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A passkey in software: one key on P-256 that answers what browsers are asked for (WebAuthn level 3, 5.1), always with
 * its user verified.
 */
public final class SoftAuthenticator {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final int PRESENT_VERIFIED = 0x05;
    private static final int ATTESTED = 0x40;
    private static final int COORDINATE = 32;

    private final JsonMapper json = JsonMapper.shared();
    private final String origin;
    private final KeyPair pair;
    private final byte[] id;
    private int count;

    public SoftAuthenticator(URI origin, int number) {
        this.origin = origin.toString();
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            pair = generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
        id = Arrays.copyOf(Hashes.sha256(pair.getPublic().getEncoded()), 16 + number % 8);
    }

    /** Answers a question for a new passkey. */
    public String create(String question) {
        var asked = json.readTree(question);
        var rp = asked.get("rp").get("id").asString();
        var data = authenticatorData(rp, PRESENT_VERIFIED | ATTESTED, attested());
        var object = new ByteArrayOutputStream();
        object.write(0xa3);
        text(object, "fmt");
        text(object, "none");
        text(object, "attStmt");
        object.write(0xa0);
        text(object, "authData");
        bytes(object, data);
        return answer("""
                {"clientDataJSON":"%s","attestationObject":"%s","transports":[]}""".formatted(
                BASE64.encodeToString(clientData("webauthn.create", asked)),
                BASE64.encodeToString(object.toByteArray())));
    }

    /** Answers a question to somebody who has the passkey. */
    public String get(String question) {
        var asked = json.readTree(question);
        var client = clientData("webauthn.get", asked);
        var data = authenticatorData(asked.get("rpId").asString(), PRESENT_VERIFIED, new byte[0]);
        return answer("""
                {"clientDataJSON":"%s","authenticatorData":"%s","signature":"%s"}""".formatted(
                BASE64.encodeToString(client), BASE64.encodeToString(data),
                BASE64.encodeToString(sign(data, Hashes.sha256(client)))));
    }

    private String answer(String response) {
        var name = BASE64.encodeToString(id);
        return """
                {"id":"%s","rawId":"%s","type":"public-key","authenticatorAttachment":"platform",\
                "clientExtensionResults":{},"response":%s}""".formatted(name, name, response);
    }

    private byte[] clientData(String type, JsonNode asked) {
        return """
                {"type":"%s","challenge":"%s","origin":"%s","crossOrigin":false}""".formatted(
                type, asked.get("challenge").asString(), origin).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] authenticatorData(String rp, int flags, byte[] rest) {
        return ByteBuffer.allocate(Hashes.SHA256_BYTES + 1 + Integer.BYTES + rest.length)
                .put(Hashes.sha256(rp.getBytes(StandardCharsets.UTF_8)))
                .put((byte) flags)
                .putInt(++count)
                .put(rest)
                .array();
    }

    /** Kind of device (16 zero bytes), length and identifier, COSE key of ES256 (RFC 9053, 7.1.1). */
    private byte[] attested() {
        var out = new ByteArrayOutputStream();
        out.writeBytes(new byte[16]);
        out.write(0);
        out.write(id.length);
        out.writeBytes(id);
        var point = ((ECPublicKey) pair.getPublic()).getW();
        out.writeBytes(new byte[] {(byte) 0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21});
        bytes(out, coordinate(point.getAffineX().toByteArray()));
        out.write(0x22);
        bytes(out, coordinate(point.getAffineY().toByteArray()));
        return out.toByteArray();
    }

    private byte[] sign(byte[] data, byte[] clientHash) {
        try {
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(pair.getPrivate());
            signature.update(data);
            signature.update(clientHash);
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] coordinate(byte[] number) {
        var fixed = new byte[COORDINATE];
        int length = Math.min(number.length, COORDINATE);
        System.arraycopy(number, number.length - length, fixed, COORDINATE - length, length);
        return fixed;
    }

    private static void text(ByteArrayOutputStream out, String text) {
        out.write(0x60 | text.length());
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void bytes(ByteArrayOutputStream out, byte[] bytes) {
        if (bytes.length < 24) {
            out.write(0x40 | bytes.length);
        } else {
            out.write(0x58);
            out.write(bytes.length);
        }
        out.writeBytes(bytes);
    }
}
