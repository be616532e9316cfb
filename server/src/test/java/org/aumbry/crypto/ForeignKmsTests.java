package org.aumbry.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.aumbry.kernel.Egress.UNLIMITED;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The key services outside: a real SoftHSM2 (Debian package {@code softhsm2}), and doubles of the others written from
 * the documents of their makers.
 */
class ForeignKmsTests {

    private static final RawKeyAccess TEST = RawKeyAccess.because("test");
    private static final Duration WAIT = Duration.ofSeconds(2);
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    @TempDir
    private Path folder;

    private final Randomness randomness = new Randomness();
    private final SealingKey key = SealingKey.generate(randomness);
    private KmsDoubles doubles;

    @BeforeEach
    void start() throws IOException {
        doubles = new KmsDoubles();
    }

    @AfterEach
    void stop() {
        doubles.close();
    }

    @Test
    void aHardwareModuleKeepsTheRootKey() throws Exception {
        var settings = SoftHsm.settings(folder, "root" + System.nanoTime());
        var kms = new Pkcs11Kms(settings, randomness);
        keepsTheRootKey(kms);

        var wrapped = kms.wrap(key, "network");
        var again = new Pkcs11Kms(settings, randomness);
        assertThat(again.unwrap(wrapped, "network").bytes(TEST)).isEqualTo(key.bytes(TEST));
        kms.changeRoot();
        assertThat(kms.isCurrent(wrapped)).isFalse();
        assertThat(kms.unwrap(wrapped, "network").bytes(TEST)).isEqualTo(key.bytes(TEST));
        assertThat(kms.isCurrent(kms.wrap(key, "network"))).isTrue();
        assertThat(new Pkcs11Kms(settings, randomness).rootKeyId()).isEqualTo(kms.rootKeyId());

        var elsewhere = new Pkcs11Settings(folder.resolve("none.so"), 0, settings.pinFile(), settings.key());
        assertThatExceptionOfType(KmsUnavailableException.class)
                .isThrownBy(() -> new Pkcs11Kms(elsewhere, randomness).wrap(key, "network"));
    }

    @Test
    void aHardwareModuleKeepsKeysThatSign() {
        var settings = SoftHsm.settings(folder, "sign" + System.nanoTime());
        var kms = new WatchedKms(new SeveralKms(new Pkcs11Kms(settings, randomness), List.of()), Clock.systemUTC());
        var root = kms.rootKeyId();
        var early = new Pkcs11Kms(settings, randomness);
        assertThat(early.rootKeyId()).isEqualTo(root);
        var made = kms.signer().orElseThrow().make();
        var text = "a head\n".getBytes(StandardCharsets.UTF_8);

        assertThat(EcdsaP256.isKey(made.publicKey())).isTrue();
        for (var signer : List.of(kms.signer().orElseThrow(), early.signer().orElseThrow(),
                new Pkcs11Kms(settings, randomness).signer().orElseThrow())) {
            var signature = signer.sign(made.label(), text);
            assertThat(EcdsaP256.verify(made.publicKey(), text, signature)).isTrue();
            assertThat(EcdsaP256.verify(made.publicKey(), new byte[] {1}, signature)).isFalse();
        }
        assertThat(new Pkcs11Kms(settings, randomness).rootKeyId()).as("no key that signs is a root key")
                .isEqualTo(root);
        assertThatExceptionOfType(KmsRefusedException.class)
                .isThrownBy(() -> kms.signer().orElseThrow().sign("none", text));
        assertThat(new SealedFileKms(RootKey.generate(randomness), randomness).signer()).isEmpty();
        assertThat(kms.health().calls()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void theTransitEngineKeepsTheRootKey() throws IOException {
        var kms = transit();
        keepsTheRootKey(kms);
        var wrapped = kms.wrap(key, "network");
        assertThat(kms.isCurrent(wrapped)).isTrue();
        kms.changeRoot();
        assertThat(kms.isCurrent(wrapped)).isFalse();
        assertThat(kms.unwrap(wrapped, "network").bytes(TEST)).isEqualTo(key.bytes(TEST));
        assertThat(kms.rootKeyId()).isEqualTo("transit:aumbry:v2");

        doubles.answer(403);
        assertThatExceptionOfType(KmsRefusedException.class).isThrownBy(() -> kms.unwrap(wrapped, "network"));
        Files.writeString(folder.resolve("token"), "another");
        doubles.answer(0);
        assertThatExceptionOfType(KmsRefusedException.class).isThrownBy(() -> kms.unwrap(wrapped, "network"));
    }

    @Test
    void awsKeepsTheRootKey() throws IOException {
        var kms = aws();
        keepsTheRootKey(kms);
        var wrapped = kms.wrap(key, "network");
        assertThat(kms.isCurrent(wrapped)).isTrue();
        assertThat(doubles.lastAuthorization()).startsWith(
                "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260301/eu-west-3/kms/aws4_request, SignedHeaders="
                        + "content-type;host;x-amz-date;x-amz-target, Signature=");

        doubles.disable();
        assertThatExceptionOfType(KmsRefusedException.class).isThrownBy(() -> kms.unwrap(wrapped, "network"));
    }

    @Test
    void silenceIsToldFromRefusal() throws IOException {
        for (Kms kms : List.of(transit(), aws())) {
            doubles.answer(0);
            var wrapped = kms.wrap(key, "network");
            doubles.answer(503);
            assertThatExceptionOfType(KmsUnavailableException.class)
                    .isThrownBy(() -> kms.unwrap(wrapped, "network"))
                    .isNotInstanceOf(KmsRefusedException.class);
        }
        var gone = new TransitKms(
                new TransitSettings(URI.create("http://127.0.0.1:1"), token(), "transit", "aumbry", null), WAIT,
                UNLIMITED);
        assertThatExceptionOfType(KmsUnavailableException.class).isThrownBy(() -> gone.wrap(key, "network"));
        var open = new TransitKms(
                new TransitSettings(URI.create("http://192.0.2.1"), token(), "transit", "aumbry", null), WAIT,
                UNLIMITED);
        assertThatExceptionOfType(KmsUnavailableException.class)
                .isThrownBy(() -> open.wrap(key, "network"))
                .withMessageContaining("https");
    }

    @Test
    void aServiceWhereTheInstallationDoesNotGoIsNotAsked() throws IOException {
        var kms = new TransitKms(
                new TransitSettings(doubles.address(), token(), "transit", "aumbry", null), WAIT,
                (party, host, port) -> false);
        assertThatExceptionOfType(KmsUnavailableException.class).isThrownBy(() -> kms.wrap(key, "network"))
                .withMessageContaining("aumbry.egress.allowed");
    }

    @Test
    void whatOneServiceWrappedIsMovedToAnother() throws IOException {
        var file = new SealedFileKms(RootKey.generate(randomness), randomness);
        var wrapped = file.wrap(key, "network");
        var moving = new SeveralKms(transit(), List.of(file));
        assertThat(moving.isCurrent(wrapped)).isFalse();
        assertThat(moving.opens(wrapped)).isTrue();

        SealingKey opened = moving.unwrap(wrapped, "network");
        var moved = moving.wrap(opened, "network");
        assertThat(moving.isCurrent(moved)).isTrue();
        assertThat(new SeveralKms(transit(), List.of()).unwrap(moved, "network").bytes(TEST))
                .isEqualTo(key.bytes(TEST));
        assertThatExceptionOfType(KmsUnavailableException.class)
                .isThrownBy(() -> new SeveralKms(transit(), List.of()).unwrap(wrapped, "network"));
    }

    @Test
    void aServiceThatFailsIsSparedAndComesBackByItself() throws IOException {
        var time = new Instant[] {NOW};
        var clock = new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return time[0];
            }
        };
        var kms = new WatchedKms(transit(), clock);
        var wrapped = kms.wrap(key, "network");
        doubles.answer(503);
        assertThatExceptionOfType(KmsUnavailableException.class).isThrownBy(() -> kms.unwrap(wrapped, "network"));
        int asked = doubles.asked();
        assertThatExceptionOfType(KmsUnavailableException.class).isThrownBy(() -> kms.unwrap(wrapped, "network"));
        assertThat(doubles.asked()).isEqualTo(asked);
        assertThat(kms.health().answers()).isFalse();
        assertThat(kms.health().failures()).isEqualTo(1);

        doubles.answer(0);
        time[0] = NOW.plus(WatchedKms.PAUSE);
        assertThat(kms.unwrap(wrapped, "network").bytes(TEST)).isEqualTo(key.bytes(TEST));
        assertThat(kms.health().answers()).isTrue();
        assertThat(kms.health().lastLatency()).isPositive();
    }

    /** From AWS's published suite of Signature Version 4: {@code get-vanilla}. */
    @Test
    void requestsToAwsAreSignedAsPublished() {
        var signature = new AwsSignature(
                "AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", "us-east-1", "service");

        assertThat(signature.headers("GET", URI.create("https://example.amazonaws.com/"),
                        Instant.parse("2015-08-30T12:36:00Z"), new byte[0], Map.of(), "").get("authorization"))
                .isEqualTo("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request,"
                        + " SignedHeaders=host;x-amz-date,"
                        + " Signature=5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31");
    }

    private void keepsTheRootKey(Kms kms) {
        var wrapped = kms.wrap(key, "network");
        assertThat(new String(wrapped, StandardCharsets.ISO_8859_1))
                .doesNotContain(new String(key.bytes(TEST), StandardCharsets.ISO_8859_1));
        assertThat(kms.opens(wrapped)).isTrue();
        assertThat(kms.isCurrent(wrapped)).isTrue();
        assertThat(kms.unwrap(wrapped, "network").bytes(TEST)).isEqualTo(key.bytes(TEST));
        assertThatExceptionOfType(TamperedException.class).isThrownBy(() -> kms.unwrap(wrapped, "other network"));
        var changed = wrapped.clone();
        changed[changed.length - 1] ^= 1;
        assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> kms.unwrap(changed, "network"));
        assertThatExceptionOfType(TamperedException.class)
                .isThrownBy(() -> kms.unwrap(new byte[] {2, 9, 9}, "network"));
    }

    private Path token() throws IOException {
        return Files.writeString(folder.resolve("token"), KmsDoubles.TOKEN + "\n");
    }

    private TransitKms transit() throws IOException {
        return new TransitKms(new TransitSettings(doubles.address(), token(), "transit", "aumbry", null), WAIT,
                UNLIMITED);
    }

    private AwsKms aws() throws IOException {
        var secret = Files.writeString(folder.resolve("secret"), "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY\n");
        return new AwsKms(
                new AwsSettings("eu-west-3", "alias/aumbry", doubles.address(), "AKIDEXAMPLE", secret), WAIT, UNLIMITED,
                Clock.fixed(NOW, ZoneOffset.UTC));
    }
}
