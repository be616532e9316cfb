package org.aumbry.federation;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldif.LDIFException;
import com.unboundid.ldif.LDIFReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.aumbry.testing.TestDataFolder;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A real slapd of Debian on this machine, with people, groups in groups, a circle, and a certificate of its own. */
final class Slapd implements AutoCloseable {

    static final String BASE = "dc=acme,dc=example";
    static final String SERVICE = "cn=service," + BASE;
    static final String SERVICE_PASSWORD = "opens the directory";
    static final String PASSWORD = "plum jam in a cellar";

    private static final String PEOPLE = """
            dn: dc=acme,dc=example
            objectClass: dcObject
            objectClass: organization
            dc: acme
            o: Acme

            dn: ou=people,dc=acme,dc=example
            objectClass: organizationalUnit
            ou: people

            dn: ou=groups,dc=acme,dc=example
            objectClass: organizationalUnit
            ou: groups

            dn: uid=bo,ou=people,dc=acme,dc=example
            objectClass: inetOrgPerson
            uid: bo
            cn: Bo Berg
            sn: Berg
            mail: bo@acme.example
            userPassword: plum jam in a cellar

            dn: uid=cy*(x)\\\\,ou=people,dc=acme,dc=example
            objectClass: inetOrgPerson
            uid: cy*(x)\\
            cn: Cy Casal
            sn: Casal
            mail: cy@acme.example
            userPassword: plum jam in a cellar

            dn: cn=lawyers,ou=groups,dc=acme,dc=example
            objectClass: groupOfNames
            cn: lawyers
            member: uid=bo,ou=people,dc=acme,dc=example
            member: cn=circle,ou=groups,dc=acme,dc=example

            dn: cn=legal,ou=groups,dc=acme,dc=example
            objectClass: groupOfNames
            cn: legal
            member: cn=lawyers,ou=groups,dc=acme,dc=example

            dn: cn=circle,ou=groups,dc=acme,dc=example
            objectClass: groupOfNames
            cn: circle
            member: cn=legal,ou=groups,dc=acme,dc=example

            dn: cn=others,ou=groups,dc=acme,dc=example
            objectClass: groupOfNames
            cn: others
            member: uid=nobody,ou=people,dc=acme,dc=example
            """;

    private final Path folder;
    private final Process process;
    private final int plain;
    private final int tls;
    private final String authority;

    private Slapd(Path folder, Process process, int plain, int tls, String authority) {
        this.folder = folder;
        this.process = process;
        this.plain = plain;
        this.tls = tls;
        this.authority = authority;
    }

    static Slapd start() throws IOException {
        var folder = TestDataFolder.fresh();
        var authority = certificate(folder);
        Files.createDirectories(folder.resolve("db"));
        Files.writeString(folder.resolve("slapd.conf"), """
                include /etc/ldap/schema/core.schema
                include /etc/ldap/schema/cosine.schema
                include /etc/ldap/schema/inetorgperson.schema
                modulepath /usr/lib/ldap
                moduleload back_mdb
                pidfile %1$s/slapd.pid
                TLSCertificateFile %1$s/cert.pem
                TLSCertificateKeyFile %1$s/key.pem
                database mdb
                suffix "%2$s"
                rootdn "%3$s"
                rootpw "%4$s"
                directory %1$s/db
                """.formatted(folder, BASE, SERVICE, SERVICE_PASSWORD));
        int plain = TestPorts.free();
        int tls = TestPorts.free();
        var process = new ProcessBuilder(
                        "/usr/sbin/slapd", "-d", "0", "-f", folder.resolve("slapd.conf").toString(),
                        "-h", "ldap://127.0.0.1:" + plain + " ldaps://127.0.0.1:" + tls)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("slapd.log").toFile())
                .start();
        var slapd = new Slapd(folder, process, plain, tls, authority);
        slapd.fill();
        return slapd;
    }

    String plain() {
        return "ldap://localhost:" + plain;
    }

    String tls() {
        return "ldaps://localhost:" + tls;
    }

    /** PEM of the certificate that the directory shows; it stands for {@code localhost} only. */
    String authority() {
        return authority;
    }

    private void fill() throws IOException {
        var end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (true) {
            try (var connection = new LDAPConnection("127.0.0.1", plain, SERVICE, SERVICE_PASSWORD);
                    var reader = new LDIFReader(
                            new ByteArrayInputStream(PEOPLE.stripIndent().getBytes(StandardCharsets.UTF_8)))) {
                for (var entry = reader.readEntry(); entry != null; entry = reader.readEntry()) {
                    connection.add(entry);
                }
                return;
            } catch (LDAPException | LDIFException notYet) {
                if (System.nanoTime() > end || !process.isAlive()) {
                    var log = Files.readString(folder.resolve("slapd.log"));
                    close();
                    throw new AssertionError("slapd did not start: " + notYet.getMessage() + "\n" + log);
                }
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            }
        }
    }

    private static String certificate(Path folder) throws IOException {
        try {
            var keys = SamlFixture.keys();
            var name = new X500Name("CN=localhost");
            var now = Instant.now();
            var builder = new JcaX509v3CertificateBuilder(
                    name, BigInteger.TWO, Date.from(now.minusSeconds(60)), Date.from(now.plusSeconds(86_400)), name,
                    keys.getPublic());
            builder.addExtension(Extension.subjectAlternativeName, false,
                    new GeneralNames(new GeneralName(GeneralName.dNSName, "localhost")));
            var certificate = builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate()));
            Files.writeString(folder.resolve("key.pem"), pem(keys.getPrivate()));
            var text = pem(certificate);
            Files.writeString(folder.resolve("cert.pem"), text);
            return text;
        } catch (OperatorCreationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String pem(Object object) throws IOException {
        var text = new StringWriter();
        try (var writer = new JcaPEMWriter(text)) {
            writer.writeObject(object);
        }
        return text.toString();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        TestDataFolder.delete(folder);
    }
}
