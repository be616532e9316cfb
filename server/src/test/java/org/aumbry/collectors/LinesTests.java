package org.aumbry.collectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aumbry.checkpoints.PlacedEntries.Placed;
import org.aumbry.journal.AuditEntry;
import org.aumbry.journal.Outcome;
import org.aumbry.kernel.Egress;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.TenantId;
import org.aumbry.kernel.UserId;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class LinesTests {

    private static final String ID = "0190a000-0000-7000-8000-0000000000";

    private final TenantId tenant = new TenantId(UUID.fromString(ID + "01"));
    private final OcsfLines ocsf = new OcsfLines(new JsonMapper());
    private final Placed placed = new Placed(41, new AuditEntry(
            UUID.fromString(ID + "02"), Instant.parse("2026-11-30T04:05:06.123456Z"),
            new UserId(UUID.fromString(ID + "03")), null, null, "document.download",
            new ObjectRef("document", UUID.fromString(ID + "04")), Outcome.DENIED, "no-permission",
            Map.of("address", "198.51.100.7", "query", "a=b|c\\d\nnext")));

    @Test
    void anEventOfTheOpenFrameworkHasWhatItsClassAsksFor() {
        var line = ocsf.line(tenant, placed, SentValues.ALL);

        assertThat(line).doesNotContain("\n").contains(
                "\"class_uid\":6003", "\"category_uid\":6", "\"activity_id\":2", "\"type_uid\":600302",
                "\"time\":1796011506123", "\"status_id\":2", "\"status_detail\":\"no-permission\"",
                "\"sequence\":41", "\"tenant_uid\":\"" + tenant, "\"operation\":\"document.download\"",
                "\"src_endpoint\":{\"ip\":\"198.51.100.7\"}", "\"unmapped\":{\"query\":");
    }

    @Test
    void onlyChosenValuesLeave() {
        assertThat(ocsf.line(tenant, placed, SentValues.NONE)).doesNotContain("198.51", "query");
        assertThat(ocsf.line(tenant, placed, SentValues.ADDRESS)).contains("198.51.100.7").doesNotContain("query");
        assertThat(CefLines.line(tenant, placed, SentValues.NONE)).doesNotContain("198.51", "query");
        assertThat(CefLines.line(tenant, placed, SentValues.ADDRESS)).contains("src=198.51.100.7")
                .doesNotContain("query");
    }

    @Test
    void whatWouldEndAFieldIsEscaped() {
        assertThat(CefLines.line(tenant, placed, SentValues.ALL))
                .startsWith("CEF:0|Aumbry|Aumbry|1|document.download|document.download|6|rt=1796011506123 ")
                .contains("msg=query: a\\=b|c\\\\d\\nnext", "cn1=41 cn1Label=position", "suid=" + ID + "03")
                .doesNotContain("\n");
    }

    @Test
    void aFrameSaysHowLongItsMessageIs() {
        var frame = new String(SyslogFrame.of(placed, "ñ x"), StandardCharsets.UTF_8);
        var message = frame.substring(frame.indexOf(' ') + 1);

        assertThat(frame.substring(0, frame.indexOf(' ')))
                .isEqualTo("" + message.getBytes(StandardCharsets.UTF_8).length);
        assertThat(message).isEqualTo(
                "<108>1 2026-11-30T04:05:06.123456Z - aumbry - document.download - \uFEFFñ x");
        assertThat(SyslogFrame.of(placed, "ñ".repeat(9000))).hasSizeBetween(8190, 8198);
    }

    @Test
    void onlyWholeSecureAddressesAreTaken() {
        for (var good : List.of("https://c.example/in?x=1", "tls://c.example:6514", "tls://[2001:db8::1]:6514")) {
            assertThat(Collectors.address(good)).isEqualTo(URI.create(good));
        }
        for (var bad : List.of(
                "http://c.example/", "https://u:p@c.example/", "tls://c.example/x", "ftp://c.example", "c.example",
                "https://", "https://c.example/#x", "tls://c.example?x", "https://c .example/")) {
            assertThatThrownBy(() -> Collectors.address(bad)).as(bad).isInstanceOf(Refusal.class);
        }
    }

    @Test
    void nothingLeavesForWhereTheInstallationDoesNotGo() {
        var wayOut = new WayOut(new CollectorSettings(true), (party, host, port) -> false, Duration.ofMillis(200));
        assertThat(wayOut.refusal(URI.create("https://127.0.0.1/"))).hasValue("not-allowed");
        assertThatThrownBy(() -> wayOut.frames(URI.create("tls://127.0.0.1:1"), List.of(), null))
                .hasMessage("not-allowed");
        assertThatThrownBy(() -> wayOut.post(URI.create("https://127.0.0.1/"), "text/plain", "", null, null))
                .hasMessage("not-allowed");
    }

    @Test
    void nothingLeavesForInternalAddresses() {
        var wayOut = new WayOut(new CollectorSettings(false), Egress.UNLIMITED, Duration.ofMillis(200));
        for (var host : List.of(
                "127.0.0.1", "localhost", "10.1.2.3", "192.168.0.1", "169.254.169.254", "[::1]", "[fd00::1]",
                "100.64.0.1", "0.0.0.0", "[64:ff9b::a00:1]", "[::ffff:127.0.0.1]")) {
            assertThatThrownBy(() -> wayOut.frames(URI.create("tls://" + host + ":1"), List.of(), null)).as(host)
                    .isInstanceOf(NotTakenException.class).hasMessage("internal-address");
            assertThatThrownBy(() -> wayOut.post(URI.create("https://" + host + "/"), "text/plain", "", null, null))
                    .as(host).isInstanceOf(NotTakenException.class).hasMessage("internal-address");
        }
        var open = new WayOut(new CollectorSettings(true), Egress.UNLIMITED, Duration.ofMillis(200));
        assertThat(open.refusal(URI.create("https://169.254.169.254/"))).hasValue("internal-address");
        assertThat(open.refusal(URI.create("https://127.0.0.1/"))).isEmpty();
    }
}
