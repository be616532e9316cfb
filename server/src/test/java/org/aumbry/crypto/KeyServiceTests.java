package org.aumbry.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.aumbry.crypto.KeyTally.Kind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The key process and who asks it, over a real socket. */
class KeyServiceTests {

    private static final RawKeyAccess TEST = RawKeyAccess.because("test");
    private static final Duration WAIT = Duration.ofSeconds(180);

    @TempDir
    private Path folder;

    private final Randomness randomness = new Randomness();
    private final RootKey root = RootKey.generate(randomness);
    private final Kms file = new SealedFileKms(root, randomness);
    private final SealingKey key = SealingKey.generate(randomness);
    private Path socket;
    private @Nullable KeyService service;

    @BeforeEach
    void settle() {
        socket = folder.resolve("key.socket");
    }

    @AfterEach
    void stop() {
        if (service != null) {
            service.close();
        }
    }

    @Test
    void itLendsTheRootKeyAndNeverGivesIt() {
        service = start(List.of());
        var kms = client(List.of());
        var wrapped = kms.wrap(key, "network");
        assertThat(kms.unwrap(wrapped, "network").bytes(TEST)).isEqualTo(key.bytes(TEST));
        assertThat(file.unwrap(wrapped, "network").bytes(TEST)).as("the same form as with a key file")
                .isEqualTo(key.bytes(TEST));
        assertThat(kms.unwrap(file.wrap(key, "network"), "network").bytes(TEST)).isEqualTo(key.bytes(TEST));
        assertThat(kms.rootKeyId()).isEqualTo(root.name());
        assertThat(kms.isCurrent(wrapped)).isTrue();
        assertThat(kms.isCurrent(new SealedFileKms(RootKey.generate(randomness), randomness).wrap(key, "x"))).isFalse();
        assertThat(kms.keeper()).contains(System.getProperty("user.name"));
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(kms::changeRoot);
        assertThat(service.tally().of(Kind.OPENED)).isEqualTo(2);
        assertThat(service.tally().of(Kind.WRAPPED)).isEqualTo(1);
    }

    @Test
    void whatDiffersOrBelongsToAnotherRootKeyDoesNotOpen() {
        service = start(List.of());
        var kms = client(List.of());
        var wrapped = kms.wrap(key, "network");
        assertThatExceptionOfType(TamperedException.class).isThrownBy(() -> kms.unwrap(wrapped, "another"));
        for (int at = 17; at < wrapped.length; at++) {
            var flipped = wrapped.clone();
            flipped[at] ^= 1;
            assertThatExceptionOfType(TamperedException.class).isThrownBy(() -> kms.unwrap(flipped, "network"));
        }
        var other = new SealedFileKms(RootKey.generate(randomness), randomness).wrap(key, "network");
        assertThatExceptionOfType(KmsUnavailableException.class)
                .isThrownBy(() -> kms.unwrap(other, "network"))
                .withMessageContaining("does not have the root key");
        assertThatExceptionOfType(TamperedException.class).isThrownBy(() -> kms.unwrap(new byte[3], "network"));
    }

    @Test
    void neitherEndTalksToAUserThatItDoesNotExpect() {
        service = start(List.of("somebody-else"));
        assertThatExceptionOfType(KmsUnavailableException.class)
                .isThrownBy(() -> client(List.of()).wrap(key, "network"))
                .withMessageContaining("does not answer the system user");
        assertThat(service.tally().of(Kind.STRANGERS)).isEqualTo(1);
        service.close();

        service = start(List.of());
        assertThatExceptionOfType(KmsUnavailableException.class)
                .isThrownBy(() -> client(List.of("somebody-else")).wrap(key, "network"))
                .withMessageContaining("aumbry.kms.process.users does not name");
        assertThat(service.tally().of(Kind.WRAPPED)).isZero();
    }

    @Test
    void theSocketIsItsUsersAloneAndTakenByOneProcess() throws IOException {
        service = start(List.of());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket))).isEqualTo("rw-------");
        assertThatExceptionOfType(KmsUnavailableException.class)
                .isThrownBy(() -> start(List.of())).withMessageContaining("a key process that runs");
        service.close();
        assertThat(socket).doesNotExist();

        try (var killed = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            killed.bind(UnixDomainSocketAddress.of(socket));
        }
        assertThat(socket).as("left behind").exists();
        service = start(List.of());
        assertThat(client(List.of()).rootKeyId()).isEqualTo(root.name());
        service.close();

        service = null;
        Files.writeString(socket, "something else");
        assertThatExceptionOfType(KmsUnavailableException.class).isThrownBy(() -> start(List.of()));
        assertThat(socket).hasContent("something else");
    }

    @Test
    void whatIsNoQuestionIsAnsweredSo() throws IOException {
        service = start(List.of());
        assertThat(said("00020101")).as("the example of the format").startsWith("00120110");
        for (var nonsense : List.of(
                "0000", "0001", "ffff", "00020201", "00020163", "00020102", "00040102" + "0005",
                "00050102" + "ffff00", "002301020000" + "00".repeat(31))) {
            assertThat(said(nonsense)).as(nonsense).isEqualTo("00020114");
        }
        assertThat(service.tally().of(Kind.NONSENSE)).isEqualTo(9);
    }

    @Test
    void aProcessThatIsGoneOrStoppedIsUnavailableAndComesBack() throws IOException {
        var kms = client(List.of());
        assertThatExceptionOfType(KmsUnavailableException.class).isThrownBy(() -> kms.wrap(key, "network"))
                .withMessageContaining("gives no answer");
        service = start(List.of());
        var wrapped = kms.wrap(key, "network");
        service.close();
        assertThatExceptionOfType(KmsUnavailableException.class).isThrownBy(() -> kms.unwrap(wrapped, "network"))
                .isNotInstanceOf(KmsRefusedException.class);
        service = start(List.of());
        assertThat(kms.unwrap(wrapped, "network").bytes(TEST)).isEqualTo(key.bytes(TEST));
        service.close();

        service = null;
        try (var silent = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            silent.bind(UnixDomainSocketAddress.of(socket), 1);
            var hurried = new ProcessKms(settings(List.of()), Duration.ofMillis(50), Clock.systemUTC());
            for (int often = 0; often < 4; often++) {
                assertThatExceptionOfType(KmsUnavailableException.class).isThrownBy(hurried::rootKeyId);
            }
        }
    }

    @Test
    void itAnswersNoMoreThanTheRateInTheLongRun() {
        var nanos = new AtomicLong();
        var rate = new KeyRate(2, nanos::get);
        for (int at = 0; at < 20; at++) {
            assertThat(rate.take()).isTrue();
        }
        assertThat(rate.take()).isFalse();
        nanos.addAndGet(Duration.ofMillis(600).toNanos());
        assertThat(rate.take()).isTrue();
        assertThat(rate.take()).isFalse();
        nanos.addAndGet(Duration.ofHours(1).toNanos());
        for (int at = 0; at < 20; at++) {
            assertThat(rate.take()).isTrue();
        }
        assertThat(rate.take()).isFalse();
    }

    @Test
    void whoeverIsToldToWaitAsksAgain() {
        service = KeyService.start(file, new ProcessSettings(socket, List.of(), null, 20));
        var kms = client(List.of());
        for (int at = 0; at < 203; at++) {
            kms.wrap(key, "network");
        }
        assertThat(service.tally().of(Kind.WRAPPED)).isEqualTo(203);
    }

    @Test
    void oneKeyFileIsOneServices() {
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> new KmsSettings(
                "process", List.of("file"), Duration.ZERO, WAIT, "aes-256-gcm"));
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> new ProcessSettings(
                Path.of("/" + "x".repeat(100)), List.of(), null, 1));
        assertThatExceptionOfType(KmsUnavailableException.class).isThrownBy(RootKeys.elsewhere()::current);
    }

    /** Sends bytes as they are; answers with the bytes that come back. */
    private String said(String hex) throws IOException {
        try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            channel.write(ByteBuffer.wrap(HexFormat.of().parseHex(hex)));
            channel.shutdownOutput();
            var answer = ByteBuffer.allocate(2000);
            while (channel.read(answer) >= 0) {
                Thread.onSpinWait();
            }
            return HexFormat.of().formatHex(answer.array(), 0, answer.position());
        }
    }

    private KeyService start(List<String> users) {
        return KeyService.start(file, settings(users));
    }

    private Kms client(List<String> users) {
        return new ProcessKms(settings(users), WAIT, Clock.systemUTC());
    }

    private ProcessSettings settings(List<String> users) {
        return new ProcessSettings(socket, users, null, 10_000);
    }
}
