package org.aumbry.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.aumbry.crypto.CountingBytes;
import org.aumbry.crypto.FormatExamples;
import org.aumbry.crypto.RawKeyAccess;
import org.aumbry.crypto.SealingKey;
import org.aumbry.crypto.Secret;
import org.aumbry.kernel.TenantId;
import org.junit.jupiter.api.Test;

/** Re-computes the examples of {@code docs/formats/sealed-column-v1.md}, which another implementation made. */
class FormatTests {

    private static final RawKeyAccess TEST = RawKeyAccess.because("test");
    private static final TenantId TENANT = new TenantId(UUID.fromString("0190a000-0000-7000-8000-00000000000a"));
    private static final Cell CELL =
            new Cell("document", UUID.fromString("0190a000-0000-7000-8000-000000000001"), "title_sealed");

    private final Map<String, byte[]> example = FormatExamples.values("sealed-column-v1.md");

    @Test
    void theSealedValue() {
        var key = SealingKey.copyOf(example.get("key"), TEST);
        var column = new SealedColumn(TENANT, CELL);
        var plain = "Minutes".getBytes(StandardCharsets.UTF_8);

        assertThat(column.seal(7, key, new CountingBytes(), plain)).isEqualTo(example.get("sealed"));
        assertThat(column.keyNumber(example.get("sealed"))).isEqualTo(7);
        assertThat(column.open(key, example.get("sealed"))).isEqualTo(plain);
    }

    @Test
    void theLookUp() {
        var key = Secret.copyOf(example.get("lookup-key"));

        assertThat(LookupMac.of(key, "user_account", "email_mac", "ana@acme.example")).isEqualTo(example.get("lookup"));
    }

    @Test
    void theWrappedDataKey() {
        var tenantKey = SealingKey.copyOf(example.get("tenant-key"), TEST);
        var place = TenantKeys.place(TENANT, 7, KeyScope.CONTENT);

        assertThat(tenantKey.unwrap(example.get("wrapped"), place).bytes(TEST)).isEqualTo(example.get("key"));
    }
}
