package org.aumbry.web.tls;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.aumbry.crypto.Randomness;
import org.aumbry.data.CannotStartException;
import org.aumbry.data.DataFolder;
import org.springframework.stereotype.Component;

/** Finds the certificate to serve: the given one, or one made here, kept in the data folder and renewed in time. */
@Component
class Certificates {

    static final String FILE = "server.pem";

    /** Digest of the files that were last found good. */
    static final String TRIED = "tried";

    private static final Duration RENEW_BEFORE = Duration.ofDays(30);
    private static final int SERIAL_BYTES = 16;

    private final TlsSettings settings;
    private final DataFolder folder;
    private final Clock clock;
    private final Randomness randomness;

    Certificates(TlsSettings settings, DataFolder folder, Clock clock, Randomness randomness) {
        this.settings = settings;
        this.folder = folder;
        this.clock = clock;
        this.randomness = randomness;
    }

    /**
     * The files to serve, made or renewed where they are ours. Throws CannotStartException when given ones are unfit.
     */
    CertificatePair current() {
        var given = settings.certificate();
        if (given != null) {
            var key = settings.privateKey();
            return checked(new CertificatePair(given, key == null ? given : key));
        }
        var file = folder.folder("tls").resolve(FILE);
        var pair = new CertificatePair(file, file);
        if (!Files.exists(file) || fault(pair).isPresent() || nearlyOver(pair)) {
            write(file, SelfSigned.pem(hosts(), clock.instant(), randomness.bytes(SERIAL_BYTES)));
            return checked(pair);
        }
        return pair;
    }

    private CertificatePair checked(CertificatePair pair) {
        fault(pair).ifPresent(fault -> {
            throw new CannotStartException("The TLS certificate can't be used: " + fault
                    + ". Check aumbry.web.certificate and aumbry.web.private-key, or remove both to have one made.");
        });
        return pair;
    }

    /** Files that were found good are not tried again until they change: trying a key costs a start its time. */
    private Optional<String> fault(CertificatePair pair) {
        var known = folder.folder("tls").resolve(TRIED);
        try {
            var digest = pair.digest();
            if (Files.exists(known) && Files.readString(known).equals(digest)) {
                return Optional.empty();
            }
            var fault = pair.fault();
            if (fault.isEmpty()) {
                write(known, digest);
            }
            return fault;
        } catch (IOException unreadable) {
            return pair.fault();
        }
    }

    private boolean nearlyOver(CertificatePair pair) {
        try {
            return pair.leaf().getNotAfter().toInstant().isBefore(clock.instant().plus(RENEW_BEFORE));
        } catch (IOException | CertificateException unreadable) {
            return true;
        }
    }

    private List<String> hosts() {
        var hosts = new ArrayList<>(settings.hosts());
        hosts.add("localhost");
        try {
            var machine = InetAddress.getLocalHost().getHostName();
            if (machine.matches("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?")) {
                hosts.add(machine);
            }
        } catch (UnknownHostException nameless) {
            hosts.add("127.0.0.1");
        }
        hosts.addAll(List.of("127.0.0.1", "::1"));
        return hosts.stream().distinct().toList();
    }

    private static void write(Path file, String text) {
        var beside = file.resolveSibling(file.getFileName() + ".new");
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try {
            Files.deleteIfExists(beside);
            var how = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            try (var channel = FileChannel.open(beside, how, ownerOnly)) {
                var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException unwritable) {
            throw new CannotStartException("The TLS certificate's files can't be written to " + file + ".", unwritable);
        }
    }
}
