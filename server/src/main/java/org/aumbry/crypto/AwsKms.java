package org.aumbry.crypto;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.aumbry.kernel.Egress;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the root key in AWS KMS; the key never leaves it. The place goes along as encryption context, whose use AWS
 * writes down. AWS changes the key behind one name by itself, so all that it wrapped stays current.
 */
final class AwsKms implements Kms {

    private static final int OK = 200;
    private static final String JSON = "application/x-amz-json-1.1";
    private static final Set<String> LATER = Set.of(
            "ThrottlingException", "KMSInternalException", "DependencyTimeoutException", "KeyUnavailableException");

    private final AwsSettings settings;
    private final KmsHttp http;
    private final Clock clock;

    AwsKms(AwsSettings settings, Duration timeout, Egress egress, Clock clock) {
        this.settings = settings;
        this.http = new KmsHttp(timeout, egress);
        this.clock = clock;
    }

    @Override
    public String name() {
        return "aws";
    }

    @Override
    public String rootKeyId() {
        return "aws:" + set(settings.key(), "key");
    }

    @Override
    public byte[] wrap(SealingKey key, String context) {
        var raw = key.bytes(RawKeyAccess.because("wrapping in AWS KMS"));
        try {
            var root = set(settings.key(), "key");
            var answer = ask("Encrypt", Map.of(
                    "KeyId", root,
                    "Plaintext", Base64.getEncoder().encodeToString(raw),
                    "EncryptionContext", place(root, context)));
            return new ForeignWrap(ForeignWrap.AWS, root, bytes(answer, "CiphertextBlob")).encode();
        } finally {
            Arrays.fill(raw, (byte) 0);
        }
    }

    @Override
    public SealingKey unwrap(byte[] wrapped, String context) {
        var read = ForeignWrap.decode(ForeignWrap.AWS, wrapped);
        var raw = bytes(ask("Decrypt", Map.of(
                "KeyId", read.root(),
                "CiphertextBlob", Base64.getEncoder().encodeToString(read.body()),
                "EncryptionContext", place(read.root(), context))), "Plaintext");
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
        return ForeignWrap.isOf(ForeignWrap.AWS, wrapped);
    }

    @Override
    public boolean isCurrent(byte[] wrapped) {
        return opens(wrapped)
                && ForeignWrap.decode(ForeignWrap.AWS, wrapped).root().equals(set(settings.key(), "key"));
    }

    private KmsHttp.Answer ask(String what, Map<String, Object> body) {
        var secrets = SecretFile.lines(Path.of(set(
                settings.secretFile() == null ? null : settings.secretFile().toString(), "secret-file")));
        var endpoint = endpoint();
        var bytes = http.write(body);
        var signed = new AwsSignature(
                        set(settings.accessKeyId(), "access-key-id"), secrets.getFirst(),
                        set(settings.region(), "region"), "kms")
                .headers(endpoint, clock.instant(), bytes, Map.of(
                        "content-type", JSON, "x-amz-target", "TrentService." + what),
                        secrets.size() > 1 ? secrets.get(1) : "");
        var request = HttpRequest.newBuilder(endpoint).POST(HttpRequest.BodyPublishers.ofByteArray(bytes));
        signed.forEach(request::header);
        var answer = http.ask(request);
        if (answer.status() != OK) {
            throw refused(answer);
        }
        return answer;
    }

    private static RuntimeException refused(KmsHttp.Answer answer) {
        var type = answer.body().path("__type").asString("").replaceAll("^.*#", "");
        if (type.equals("InvalidCiphertextException")) {
            return new TamperedException("wrapped key");
        }
        return LATER.contains(type)
                ? new KmsUnavailableException("AWS KMS gives no answer: " + type)
                : new KmsRefusedException("AWS KMS refuses: " + type);
    }

    private static byte[] bytes(KmsHttp.Answer answer, String name) {
        return Base64.getDecoder().decode(answer.body().path(name).asString(""));
    }

    private static Map<String, String> place(String root, String context) {
        return Map.of("aumbry", Base64.getEncoder()
                .encodeToString(ForeignWrap.place(ForeignWrap.AWS, root, context)));
    }

    private URI endpoint() {
        var own = settings.endpoint();
        var address = own == null
                ? URI.create("https://kms." + set(settings.region(), "region") + ".amazonaws.com/")
                : KmsHttp.checked(own);
        return address.getPath().isEmpty() ? address.resolve("/") : address;
    }

    private static String set(@Nullable String value, String name) {
        if (value == null || value.isBlank()) {
            throw new KmsUnavailableException("AWS KMS needs aumbry.kms.aws." + name + ".");
        }
        return value;
    }
}
