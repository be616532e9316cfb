package org.aumbry.web.tls;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Which certificates of operators were taken back (RFC 5280, 5): the lists in the file that is set, read anew when the
 * file changes. What no list answers for is not good: a file that can't be read, a list that has ended or that somebody
 * else signed, an issuer without a list.
 */
@Component
class Revocations {

    private static final Logger LOG = LoggerFactory.getLogger(Revocations.class);
    private static final int LONGEST_CHAIN = 5;
    private static final int MOST_BYTES = 16 << 20;

    private final TlsSettings settings;
    private final Clock clock;
    private @Nullable Read read;
    private volatile boolean told;

    /** What is known of a certificate. */
    enum Standing {
        GOOD,
        REVOKED,
        /** Nobody says, so it is not taken for good. */
        UNKNOWN
    }

    private record Stamp(Object time, long bytes, @Nullable Object file) {}

    private record Read(Stamp stamp, List<X509CRL> lists) {}

    Revocations(TlsSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Whether lists are asked at all. */
    boolean asked() {
        return settings.operatorsRevocations() != null;
    }

    /** How the one who showed this chain stands; without a file everybody is good whose certificate was taken. */
    Standing of(X509Certificate @Nullable [] chain) {
        var file = settings.operatorsRevocations();
        if (file == null) {
            return Standing.GOOD;
        }
        if (chain == null || chain.length == 0) {
            return Standing.UNKNOWN;
        }
        try {
            return look(List.of(chain), OperatorsAuthority.certificates(settings), lists(file));
        } catch (IOException | GeneralSecurityException unfit) {
            tell(unfit);
            return Standing.UNKNOWN;
        }
    }

    /**
     * Until when the lists answer for each authority.
     *
     * @return empty when one of them is not answered for now
     */
    Optional<Date> until() {
        var file = settings.operatorsRevocations();
        if (file == null) {
            return Optional.empty();
        }
        try {
            var ends = new ArrayList<Date>();
            for (var authority : OperatorsAuthority.certificates(settings)) {
                ends.add(fit(lists(file), authority).getNextUpdate());
            }
            return ends.isEmpty() ? Optional.empty() : Optional.of(Collections.min(ends));
        } catch (IOException | GeneralSecurityException unfit) {
            tell(unfit);
            return Optional.empty();
        }
    }

    /** Goes up from the certificate to an authority; every step must be answered for. */
    private Standing look(List<X509Certificate> shown, List<X509Certificate> authorities, List<X509CRL> lists)
            throws GeneralSecurityException {
        var certificate = shown.getFirst();
        for (int step = 0; step < LONGEST_CHAIN; step++) {
            var authority = issuer(certificate, authorities);
            var above = authority.isPresent() ? authority : issuer(certificate, shown);
            if (above.isEmpty()) {
                throw new CertificateException("nobody known issued a certificate that was shown");
            }
            if (fit(lists, above.get()).isRevoked(certificate)) {
                return Standing.REVOKED;
            }
            if (authority.isPresent()) {
                told = false;
                return Standing.GOOD;
            }
            certificate = above.get();
        }
        throw new CertificateException("too many issuers above a certificate");
    }

    private static Optional<X509Certificate> issuer(X509Certificate of, List<X509Certificate> among) {
        return among.stream()
                .filter(each -> each.getSubjectX500Principal().equals(of.getIssuerX500Principal()))
                .filter(each -> signed(each, of))
                .findFirst();
    }

    private static boolean signed(X509Certificate issuer, X509Certificate certificate) {
        try {
            certificate.verify(issuer.getPublicKey());
            return !issuer.equals(certificate);
        } catch (GeneralSecurityException another) {
            return false;
        }
    }

    /** The newest list of that issuer that counts now. */
    private X509CRL fit(List<X509CRL> lists, X509Certificate issuer) throws GeneralSecurityException {
        var now = Date.from(clock.instant());
        X509CRL found = null;
        for (var list : lists) {
            if (list.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())
                    && !list.hasUnsupportedCriticalExtension()
                    && !list.getThisUpdate().after(now)
                    && list.getNextUpdate() != null
                    && list.getNextUpdate().after(now)
                    && (found == null || list.getThisUpdate().after(found.getThisUpdate()))) {
                list.verify(issuer.getPublicKey());
                found = list;
            }
        }
        if (found == null) {
            throw new CertificateException("no list of an issuer counts now");
        }
        return found;
    }

    private synchronized List<X509CRL> lists(Path file) throws IOException, GeneralSecurityException {
        var stamp = stamp(file);
        var known = read;
        if (known == null || !known.stamp().equals(stamp)) {
            known = new Read(stamp, parse(file));
            read = known;
            LOG.info("the list of certificates that were taken back was read anew");
        }
        return known.lists();
    }

    private static Stamp stamp(Path file) throws IOException {
        var now = Files.readAttributes(file, BasicFileAttributes.class);
        return new Stamp(now.lastModifiedTime(), now.size(), now.fileKey());
    }

    private static List<X509CRL> parse(Path file) throws IOException, GeneralSecurityException {
        if (Files.size(file) > MOST_BYTES) {
            throw new CertificateException("the file of lists is larger than 16 MiB");
        }
        var lists = new ArrayList<X509CRL>();
        try (var in = new BufferedInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
            for (var each : CertificateFactory.getInstance("X.509").generateCRLs(in)) {
                lists.add((X509CRL) each);
            }
        }
        if (lists.isEmpty()) {
            throw new CertificateException("the file holds no list");
        }
        return lists;
    }

    private synchronized void tell(Exception unfit) {
        if (!told) {
            LOG.warn("Operators are not answered, because the list of certificates that were taken back does not count"
                    + " ({}): renew the file that aumbry.web.operators-revocations names", unfit.getMessage());
            told = true;
        }
    }

    /** The chain as Tomcat hands it over. */
    static X509Certificate @Nullable [] chain(@Nullable Object attribute) {
        return attribute instanceof X509Certificate[] chain ? Arrays.copyOf(chain, chain.length) : null;
    }
}
