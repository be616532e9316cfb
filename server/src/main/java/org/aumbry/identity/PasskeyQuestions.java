package org.aumbry.identity;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What a browser is asked for, as JSON (WebAuthn, 5.4 and 5.5). */
@Component
class PasskeyQuestions {

    private static final int TIMEOUT_MILLIS = 300_000;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final PasskeyCeremony ceremony;
    private final JsonMapper json;

    PasskeyQuestions(PasskeyCeremony ceremony, JsonMapper json) {
        this.ceremony = ceremony;
        this.json = json;
    }

    /** To answer with one of those passkeys; with any when none is named. */
    String get(byte[] challenge, List<byte[]> allowed) {
        return json.writeValueAsString(Map.of(
                "challenge", BASE64.encodeToString(challenge),
                "rpId", ceremony.host(),
                "timeout", TIMEOUT_MILLIS,
                "userVerification", "required",
                "allowCredentials", credentials(allowed)));
    }

    /** To make a passkey for someone who has those already. */
    String create(byte[] challenge, Map<String, String> user, List<byte[]> has) {
        var algorithms = PasskeyCeremony.ALGORITHMS.stream()
                .map(each -> Map.of("type", "public-key", "alg", each.getValue()))
                .toList();
        return json.writeValueAsString(Map.of(
                "challenge", BASE64.encodeToString(challenge),
                "rp", Map.of("id", ceremony.host(), "name", "Aumbry"),
                "user", user,
                "pubKeyCredParams", algorithms,
                "timeout", TIMEOUT_MILLIS,
                "excludeCredentials", credentials(has),
                "authenticatorSelection", Map.of(
                        "residentKey", "required", "requireResidentKey", true, "userVerification", "required"),
                "attestation", "none"));
    }

    private static List<Map<String, String>> credentials(List<byte[]> ids) {
        return ids.stream().map(id -> Map.of("type", "public-key", "id", BASE64.encodeToString(id))).toList();
    }
}
