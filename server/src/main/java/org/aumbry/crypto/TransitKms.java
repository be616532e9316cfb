package org.aumbry.crypto;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.aumbry.kernel.Egress;

/**
 * Keeps the root key in the transit engine of HashiCorp Vault or OpenBao; the key never leaves it.
 *
 * <p>What the engine made is its own text, {@code vault:v1:...}, whose number is the version of the key. The place goes
 * along as {@code associated_data}.
 */
final class TransitKms implements Kms {

    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final String WRONG_TAG = "message authentication failed";

    private final TransitSettings settings;
    private final KmsHttp http;
    private int newest;

    TransitKms(TransitSettings settings, Duration timeout, Egress egress) {
        this.settings = settings;
        this.http = new KmsHttp(timeout, egress);
    }

    @Override
    public String name() {
        return "transit";
    }

    @Override
    public String rootKeyId() {
        return "transit:" + settings.key() + ":v" + newest();
    }

    @Override
    public byte[] wrap(SealingKey key, String context) {
        var raw = key.bytes(RawKeyAccess.because("wrapping in the transit engine"));
        try {
            var answer = ask("encrypt", Map.of(
                    "plaintext", Base64.getEncoder().encodeToString(raw), "associated_data", place(context)));
            var made = answer.body().path("data").path("ciphertext").asString("");
            newest(version(made));
            return new ForeignWrap(ForeignWrap.TRANSIT, settings.key(), made.getBytes(StandardCharsets.US_ASCII))
                    .encode();
        } finally {
            Arrays.fill(raw, (byte) 0);
        }
    }

    @Override
    public SealingKey unwrap(byte[] wrapped, String context) {
        var read = ForeignWrap.decode(ForeignWrap.TRANSIT, wrapped);
        var answer = ask("decrypt", Map.of(
                "ciphertext", new String(read.body(), StandardCharsets.US_ASCII), "associated_data", place(context)));
        var raw = Base64.getDecoder().decode(answer.body().path("data").path("plaintext").asString(""));
        try {
            return SealingKey.of(raw);
        } catch (IllegalArgumentException noKey) {
            throw new TamperedException("wrapped key", noKey);
        } finally {
            Arrays.fill(raw, (byte) 0);
        }
    }

    @Override
    public boolean opens(byte[] wrapped) {
        return ForeignWrap.isOf(ForeignWrap.TRANSIT, wrapped);
    }

    @Override
    public boolean isCurrent(byte[] wrapped) {
        if (!opens(wrapped)) {
            return false;
        }
        var body = ForeignWrap.decode(ForeignWrap.TRANSIT, wrapped).body();
        return version(new String(body, StandardCharsets.US_ASCII)) == newest();
    }

    @Override
    public void changeRoot() {
        var answer = http.ask(request("keys/" + settings.key() + "/rotate", Map.of()));
        if (answer.status() >= BAD_REQUEST) {
            throw refused(answer);
        }
        newest(0);
    }

    private KmsHttp.Answer ask(String what, Map<String, String> body) {
        var answer = http.ask(request(what + "/" + settings.key(), body));
        if (answer.status() == BAD_REQUEST && answer.body().path("errors").toString().contains(WRONG_TAG)) {
            throw new TamperedException("wrapped key");
        }
        if (answer.status() != OK) {
            throw refused(answer);
        }
        return answer;
    }

    private static KmsRefusedException refused(KmsHttp.Answer answer) {
        return new KmsRefusedException("The transit engine refuses with status " + answer.status() + ".");
    }

    private synchronized void newest(int version) {
        newest = version;
    }

    private int newest() {
        int known;
        synchronized (this) {
            known = newest;
        }
        if (known > 0) {
            return known;
        }
        var answer = http.ask(builder("keys/" + settings.key()).GET());
        if (answer.status() != OK) {
            throw refused(answer);
        }
        newest(answer.body().path("data").path("latest_version").asInt(0));
        synchronized (this) {
            return newest;
        }
    }

    private HttpRequest.Builder request(String path, Map<String, String> body) {
        return builder(path).POST(HttpRequest.BodyPublishers.ofByteArray(http.write(body)));
    }

    private HttpRequest.Builder builder(String path) {
        var address = settings.address();
        var tokenFile = settings.tokenFile();
        if (address == null || tokenFile == null) {
            throw new KmsUnavailableException(
                    "The transit engine needs aumbry.kms.transit.address and aumbry.kms.transit.token-file.");
        }
        var base = KmsHttp.checked(address).toString().replaceAll("/+$", "");
        var builder = HttpRequest.newBuilder(URI.create(base + "/v1/" + settings.mount() + "/" + path))
                .header("Content-Type", "application/json")
                .header("X-Vault-Token", SecretFile.firstLine(tokenFile));
        var namespace = settings.namespace();
        return namespace == null ? builder : builder.header("X-Vault-Namespace", namespace);
    }

    private String place(String context) {
        return Base64.getEncoder()
                .encodeToString(ForeignWrap.place(ForeignWrap.TRANSIT, settings.key(), context));
    }

    private static int version(String made) {
        var parts = made.split(":", 3);
        if (parts.length != 3 || !parts[1].matches("v[1-9][0-9]{0,8}")) {
            throw new TamperedException("wrapped key");
        }
        return Integer.parseInt(parts[1].substring(1));
    }
}
