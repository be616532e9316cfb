package org.aumbry.crypto;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Signs requests to AWS: Signature Version 4, for addresses without a query. */
final class AwsSignature {

    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int DATE_CHARACTERS = 8;

    private final String accessKeyId;
    private final String secret;
    private final String region;
    private final String service;

    AwsSignature(String accessKeyId, String secret, String region, String service) {
        this.accessKeyId = accessKeyId;
        this.secret = secret;
        this.region = region;
        this.service = service;
    }

    /**
     * The headers of a POST, the given ones among them, without {@code host}, which the client sends by itself.
     *
     * @param sessionToken empty when there is none
     */
    Map<String, String> headers(
            URI address, Instant now, byte[] body, Map<String, String> given, String sessionToken) {
        return headers("POST", address, now, body, given, sessionToken);
    }

    Map<String, String> headers(
            String method, URI address, Instant now, byte[] body, Map<String, String> given, String sessionToken) {
        var time = TIME.format(now);
        var signed = new TreeMap<>(given);
        signed.put("host", address.getPort() < 0 ? address.getHost() : address.getHost() + ":" + address.getPort());
        signed.put("x-amz-date", time);
        if (!sessionToken.isEmpty()) {
            signed.put("x-amz-security-token", sessionToken);
        }
        var names = String.join(";", signed.keySet());
        var canonical = method + "\n" + address.getRawPath() + "\n\n"
                + signed.entrySet().stream()
                        .map(each -> each.getKey() + ":" + each.getValue().strip() + "\n")
                        .collect(Collectors.joining())
                + "\n" + names + "\n" + hex(Hashes.sha256(body));
        var scope = time.substring(0, DATE_CHARACTERS) + "/" + region + "/" + service + "/aws4_request";
        var toSign = ALGORITHM + "\n" + time + "\n" + scope + "\n" + hex(Hashes.sha256(utf8(canonical)));
        signed.put("authorization", ALGORITHM + " Credential=" + accessKeyId + "/" + scope + ", SignedHeaders=" + names
                + ", Signature=" + hex(mac(key(time.substring(0, DATE_CHARACTERS)), toSign)));
        signed.remove("host");
        return signed;
    }

    private byte[] key(String date) {
        return mac(mac(mac(mac(utf8("AWS4" + secret), date), region), service), "aws4_request");
    }

    private static byte[] mac(byte[] key, String text) {
        return Macs.hmacSha256(key, utf8(text));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
