package org.aumbry.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * All vectors of the Wycheproof project (Apache-2.0, github.com/C2SP/wycheproof) for what we use, run where its files
 * lie in {@code shared/vectors} in this or a surrounding folder.
 */
class WycheproofTests {

    @Test
    void aesGcm() {
        var ran = run("aes_gcm.json", (group, test) -> {
            try (var key = SealingKey.of(hex(test, "key"))) {
                var opened = key.open(join(hex(test, "iv"), hex(test, "ct"), hex(test, "tag")), hex(test, "aad"));
                return Arrays.equals(opened, hex(test, "msg"));
            } catch (TamperedException refused) {
                return false;
            }
        });
        assertThat(ran).isGreaterThan(60);
    }

    @Test
    void hmacSha256() {
        var ran = run("hmac_sha256.json", (group, test) -> {
            var mac = Macs.hmacSha256(Secret.copyOf(hex(test, "key")), hex(test, "msg"));
            return Hashes.same(Arrays.copyOf(mac, group.get("tagSize").asInt() / 8), hex(test, "tag"));
        });
        assertThat(ran).isGreaterThan(150);
    }

    @Test
    void hkdfSha256() {
        var ran = run("hkdf_sha256.json", (group, test) -> {
            int size = test.get("size").asInt();
            return size <= 255 * 32
                    && Macs.derive(Secret.copyOf(hex(test, "ikm")), hex(test, "salt"), hex(test, "info"), size)
                            .equals(Secret.copyOf(hex(test, "okm")));
        });
        assertThat(ran).isGreaterThan(70);
    }

    /** Runs what our types can express: 256-bit keys, 96-bit nonces and whole tags for GCM. */
    private static int run(String file, BiPredicate<JsonNode, JsonNode> accepts) {
        int ran = 0;
        for (var group : JsonMapper.shared().readTree(vectors(file).toFile()).get("testGroups")) {
            if (group.has("ivSize") && (group.get("ivSize").asInt() != 96 || group.get("keySize").asInt() != 256)) {
                continue;
            }
            for (var test : group.get("tests")) {
                assertThat(accepts.test(group, test))
                        .as("%s %s %s", file, test.get("tcId"), test.get("comment"))
                        .isEqualTo(!test.get("result").asString().equals("invalid"));
                ran++;
            }
        }
        return ran;
    }

    private static Path vectors(String file) {
        var folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.isRegularFile(folder.resolve("shared/vectors").resolve(file))) {
            folder = folder.getParent();
        }
        assumeTrue(folder != null, "no shared/vectors beside the project");
        return folder.resolve("shared/vectors").resolve(file);
    }

    private static byte[] hex(JsonNode test, String member) {
        return HexFormat.of().parseHex(test.get(member).asString());
    }

    private static byte[] join(byte[]... parts) {
        var all = new byte[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
        int at = 0;
        for (var part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}
