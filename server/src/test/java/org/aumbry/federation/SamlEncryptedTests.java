package org.aumbry.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aumbry.crypto.EnvelopeMaker;
import org.aumbry.crypto.Randomness;
import org.aumbry.crypto.Secret;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Assertions that were encrypted for us, by the means that are taken, by those that are not, and spoilt ones. */
class SamlEncryptedTests {

    private static final SamlFixture IDP = new SamlFixture();
    private static final Randomness RANDOMNESS = new Randomness();
    private static final SamlKeys KEYS = SamlKeys.of(SamlKeys.make(RANDOMNESS, SamlFixture.NOW)).orElseThrow();
    private static final Secret OPENING = KEYS.opening();
    private static final EnvelopeMaker MAKER = new EnvelopeMaker(
            SamlSignature.certificates(List.of(KEYS.openingCertificate())).getFirst().getPublicKey());
    private static final byte[] SIGNED = assertion(IDP);
    private static final String OAEP = SamlEnvelope.ENCRYPTION_11 + "rsa-oaep";
    private static final String GCM = SamlEnvelope.ENCRYPTION_11 + "aes256-gcm";
    private static final String SHA256 = SamlEnvelope.ENCRYPTION + "sha256";
    private static final String MASK256 = SamlEnvelope.ENCRYPTION_11 + "mgf1sha256";

    @AfterAll
    static void close() {
        OPENING.close();
    }

    @ParameterizedTest
    @CsvSource({
        "16, http://www.w3.org/2009/xmlenc11#aes128-gcm, http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p, , ,"
                + " SHA-1, SHA-1",
        "32, http://www.w3.org/2009/xmlenc11#aes256-gcm, http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p,"
                + " http://www.w3.org/2001/04/xmlenc#sha256, , SHA-256, SHA-1",
        "24, http://www.w3.org/2009/xmlenc11#aes192-gcm, http://www.w3.org/2009/xmlenc11#rsa-oaep,"
                + " http://www.w3.org/2001/04/xmlenc#sha256, http://www.w3.org/2009/xmlenc11#mgf1sha256,"
                + " SHA-256, SHA-256",
        "32, http://www.w3.org/2009/xmlenc11#aes256-gcm, http://www.w3.org/2009/xmlenc11#rsa-oaep,"
                + " http://www.w3.org/2001/04/xmlenc#sha512, , SHA-512, SHA-1"
    })
    void whatWasEncryptedForUsProvesThePerson(
            int bytes, String content, String transport, String digest, String mask, String hash, String maskHash) {
        var made = MAKER.gcm(SIGNED, bytes, hash, maskHash);
        var proven = read(response(data(content, key(transport, digest, mask, made.wrappedKey()), made.content())));
        assertThat(proven.arrival().subject()).isEqualTo("subject-of-bo");
        assertThat(proven.arrival().groups()).containsExactlyInAnyOrder("legal", "staff");
        assertThat(proven.assertion()).isEqualTo("_a1");
    }

    @Test
    void aKeyMayStandBesideTheContent() {
        var made = made();
        var beside = data(GCM, "", made.content()) + key(OAEP, SHA256, MASK256, made.wrappedKey());
        assertThat(read(response(beside)).arrival().subject()).isEqualTo("subject-of-bo");
    }

    @Test
    void blockCiphersAndOldKeyTransportAndWhateverIsSpoiltAreRefusedWithOneWord() {
        spoilt().forEach((what, inside) -> assertThatThrownBy(() -> read(inside))
                .as(what)
                .isInstanceOfSatisfying(NotProvenException.class, refusal ->
                        assertThat(refusal.reason()).isEqualTo("encrypted"))
                .hasNoCause());
    }

    private static Map<String, String> spoilt() {
        var all = new LinkedHashMap<String, String>();
        var made = made();
        var key = key(OAEP, SHA256, MASK256, made.wrappedKey());
        var good = data(GCM, key, made.content());
        var cbc = MAKER.cbc(SIGNED);
        for (var block : List.of("aes128-cbc", "aes256-cbc", "tripledes-cbc")) {
            all.put(block, response(data(SamlEnvelope.ENCRYPTION + block, key(
                    OAEP, SHA256, MASK256, cbc.wrappedKey()), cbc.content())));
        }
        var old = MAKER.pkcs1(SIGNED);
        all.put("rsa-1_5", response(data(SamlEnvelope.ENCRYPTION_11 + "aes128-gcm", key(
                SamlEnvelope.ENCRYPTION + "rsa-1_5", null, null, old.wrappedKey()), old.content())));
        all.put("rsa-1_5 that says it is OAEP", response(data(SamlEnvelope.ENCRYPTION_11 + "aes128-gcm", key(
                OAEP, null, null, old.wrappedKey()), old.content())));
        all.put("CBC that says it is GCM", response(data(SamlEnvelope.ENCRYPTION_11 + "aes128-gcm", key(
                SamlEnvelope.ENCRYPTION + "rsa-oaep-mgf1p", null, null, cbc.wrappedKey()), cbc.content())));
        all.put("unknown digest", response(data(GCM, key(
                OAEP, SamlXml.SIGNATURE + "md5", MASK256, made.wrappedKey()), made.content())));
        all.put("unknown mask", response(data(GCM, key(OAEP, SHA256, SHA256, made.wrappedKey()), made.content())));
        all.put("content flipped", response(data(GCM, key, flipped(made.content()))));
        all.put("content short", response(data(GCM, key, new byte[5])));
        all.put("key flipped", response(data(
                GCM, key(OAEP, SHA256, MASK256, flipped(made.wrappedKey())), made.content())));
        all.put("key of another", response(data(
                GCM, key(OAEP, SHA256, MASK256, made().wrappedKey()), made.content())));
        all.put("no key", response(data(GCM, "", made.content())));
        all.put("two keys", response(data(GCM, key + key, made.content())));
        all.put("key far away", response(data(GCM, "", made.content())).replace(
                "</samlp:Response>", key + "</samlp:Response>"));
        all.put("content only", response(good.replace("xmlenc#Element", "xmlenc#Content")));
        all.put("no base64", response(good.replaceFirst("CipherValue>.", "CipherValue>é")));
        all.put("by reference", response(good.replaceFirst(
                "<x:CipherValue>[^<]*</x:CipherValue></x:CipherData></x:EncryptedData>",
                "<x:CipherReference URI=\"https://elsewhere.example\"/></x:CipherData></x:EncryptedData>")));
        all.put("twice", response(good).replace(
                "</samlp:Response>", encrypted(good) + "</samlp:Response>"));
        all.put("beside a plain one", IDP.signed(SamlFixture.response()).replace(
                "</samlp:Response>", encrypted(good) + "</samlp:Response>"));
        all.put("inside a status", response("").replace(encrypted(""), "").replace(
                "</samlp:Status>", encrypted(good) + "</samlp:Status>"));
        all.put("no assertion inside", response(sealed("<other/>")));
        all.put("two inside", response(sealed("<saml:Assertion xmlns:saml=\"" + SamlXml.ASSERTION + "\">"
                + new String(SIGNED, StandardCharsets.UTF_8) + "</saml:Assertion>")));
        all.put("a document type inside", response(sealed(
                "<!DOCTYPE a [<!ENTITY b \"c\">]>" + new String(SIGNED, StandardCharsets.UTF_8))));
        all.put("no XML inside", response(sealed("nothing of the kind")));
        return all;
    }

    @Test
    void whatIsInsideMustBeSignedLikeAnyOther() {
        var unsigned = SamlFixture.assertion("_a1", "subject-of-ana");
        assertThatThrownBy(() -> read(response(sealed(unsigned)))).hasMessage("unsigned");
        var stranger = new SamlFixture();
        var signed = new String(assertion(stranger), StandardCharsets.UTF_8);
        assertThatThrownBy(() -> read(response(sealed(signed)))).hasMessage("signature");
        var changed = new String(SIGNED, StandardCharsets.UTF_8)
                .replace("subject-of-bo", "subject-of-ana");
        assertThatThrownBy(() -> read(response(sealed(changed)))).hasMessage("signature");
    }

    @Test
    void whoeverHasNoKeyOpensNothing() {
        var made = made();
        var sealed = response(data(GCM, key(OAEP, SHA256, MASK256, made.wrappedKey()), made.content()));
        assertThatThrownBy(() -> IDP.read(sealed)).hasMessage("encrypted");
        try (var key = KEYS.signing()) {
            assertThatThrownBy(() -> IDP.read(sealed, SamlFixture.NOW, new SamlEnvelope(key, RANDOMNESS)))
                    .hasMessage("encrypted");
        }
    }

    @Test
    void keptKeysAreReadAndNothingElseIsTakenForThem() {
        assertThat(SamlKeys.of(null)).isEmpty();
        assertThat(SamlKeys.of("a secret that somebody typed")).isEmpty();
        assertThat(SamlKeys.of("a.b.c.d")).isEmpty();
        assertThat(KEYS.toString()).isEqualTo("[secret]");
        assertThat(KEYS.signingCertificate()).isNotEqualTo(KEYS.openingCertificate());
    }

    private static SamlResponse.Proven read(String xml) {
        return IDP.read(xml, SamlFixture.NOW, new SamlEnvelope(OPENING, RANDOMNESS));
    }

    private static EnvelopeMaker.Made made() {
        return MAKER.gcm(SIGNED, 32, "SHA-256", "SHA-256");
    }

    private static String sealed(String inside) {
        var made = MAKER.gcm(inside.getBytes(StandardCharsets.UTF_8), 32, "SHA-256", "SHA-256");
        return data(GCM, key(OAEP, SHA256, MASK256, made.wrappedKey()), made.content());
    }

    /** The signed assertion alone, as a provider takes it out of its answer to encrypt it. */
    private static byte[] assertion(SamlFixture provider) {
        var signed = provider.sign(SamlFixture.response(), "Assertion");
        return SamlFixture.text(SamlFixture.element(signed, "Assertion"))
                .replaceFirst("<\\?xml[^>]*>", "")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String response(String inside) {
        var plain = SamlFixture.response();
        return plain.substring(0, plain.indexOf("<saml:Assertion")) + encrypted(inside) + "</samlp:Response>";
    }

    private static String encrypted(String inside) {
        return "<saml:EncryptedAssertion xmlns:saml=\"" + SamlXml.ASSERTION + "\">" + inside
                + "</saml:EncryptedAssertion>";
    }

    private static String data(String algorithm, String key, byte[] content) {
        return "<x:EncryptedData xmlns:x=\"" + SamlEnvelope.ENCRYPTION + "\" Type=\"" + SamlEnvelope.ENCRYPTION
                + "Element\"><x:EncryptionMethod Algorithm=\"" + algorithm + "\"/><d:KeyInfo xmlns:d=\""
                + SamlXml.SIGNATURE + "\">" + key + "</d:KeyInfo>" + value(content) + "</x:EncryptedData>";
    }

    private static String key(String algorithm, String digest, String mask, byte[] wrapped) {
        return "<x:EncryptedKey xmlns:x=\"" + SamlEnvelope.ENCRYPTION + "\"><x:EncryptionMethod Algorithm=\""
                + algorithm + "\">"
                + (digest == null ? "" : "<d:DigestMethod xmlns:d=\"" + SamlXml.SIGNATURE + "\" Algorithm=\""
                        + digest + "\"/>")
                + (mask == null ? "" : "<e:MGF xmlns:e=\"" + SamlEnvelope.ENCRYPTION_11 + "\" Algorithm=\"" + mask
                        + "\"/>")
                + "</x:EncryptionMethod>" + value(wrapped) + "</x:EncryptedKey>";
    }

    private static String value(byte[] bytes) {
        return "<x:CipherData><x:CipherValue>" + Base64.getEncoder().encodeToString(bytes)
                + "</x:CipherValue></x:CipherData>";
    }

    private static byte[] flipped(byte[] bytes) {
        var changed = bytes.clone();
        changed[bytes.length / 2] ^= 1;
        return changed;
    }
}
