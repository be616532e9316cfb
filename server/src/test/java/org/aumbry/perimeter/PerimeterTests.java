package org.aumbry.perimeter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aumbry.checkpoints.Superuser;
import org.aumbry.data.DataFolder;
import org.aumbry.journal.Outcome;
import org.aumbry.kernel.Egress;
import org.aumbry.kernel.Listening.Facing;
import org.aumbry.kernel.Listening.Port;
import org.aumbry.kernel.Probe;
import org.aumbry.operators.InstallationJournal;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Staff;
import org.aumbry.testing.World;
import org.aumbry.web.EgressList;
import org.aumbry.web.Entrances;
import org.aumbry.web.Entrances.Way;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;

/** What faces the network is listed, watched and gone through; each probe turns red when its control is broken. */
@AumbryTest
class PerimeterTests {

    private static final String PAGE = "/operators/perimeter";

    @Autowired
    World world;

    @Autowired
    Staff staff;

    @Autowired
    AddressInventory addresses;

    @Autowired
    AddressClassProbe inventoryProbe;

    @Autowired
    ServicesProbe servicesProbe;

    @Autowired
    PortsProbe portsProbe;

    @Autowired
    DefaultDenyProbe defaultDeny;

    @Autowired
    ConfigurationReviewProbe reviewProbe;

    @Autowired
    EgressProbe egressProbe;

    @Autowired
    MachinesProbe machinesProbe;

    @Autowired
    Ports ports;

    @Autowired
    WayStore store;

    @Autowired
    Clock clock;

    @Autowired
    ObjectProvider<Probe> probes;

    @Autowired
    InstallationJournal journal;

    @Autowired
    DataFolder data;

    @TempDir
    Path folder;

    @Test
    void everyAddressOfTheProgramHasAClassAndOneWithoutIsSeen() {
        var seen = inventoryProbe.look();
        assertThat(seen.holds()).as(seen.observed()).isTrue();
        var all = new ArrayList<>(addresses.list());
        assertThat(all).hasSizeGreaterThan(200).allSatisfy(each -> assertThat(each.demand()).isNotNull());
        assertThat(all).extracting(Address::demand).contains(Demand.values());
        all.add(new Address("/operators/back-door", "GET", null));
        var broken = new AddressClassProbe(() -> all).look();
        assertThat(broken.holds()).isFalse();
        assertThat(broken.observed()).contains("/operators/back-door");
    }

    @Test
    void everyServiceCarriesWhatItsClassRequiresAndAProbeLooksAtEachMeasure() {
        var seen = servicesProbe.look();
        assertThat(seen.holds()).as(seen.observed()).isTrue();
        var ids = new HashSet<>(probes.stream().map(Probe::id).toList());
        ids.remove("web.tls");
        assertThat(new ServicesProbe(() -> ids, List::of).look().observed()).contains("not watched by web.tls");
        ids.add("web.tls");
        var stray = new Port("debugger", 5005, Facing.ANYONE, "");
        assertThat(new ServicesProbe(() -> ids, () -> List.of(stray)).look().observed())
                .contains("port 5005 belongs to no service");
    }

    @Test
    void aPortThatNobodyDeclaredIsSeenOnThisMachineToo() throws IOException {
        assertThat(ports.declared()).extracting(Port::service).contains("pages", "plain", "database");
        try (var secret = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var seen = portsProbe.look();
            assertThat(seen.holds()).isFalse();
            assertThat(seen.observed()).contains(String.valueOf(secret.getLocalPort()));
            for (var declared : ports.declared()) {
                assertThat(seen.observed()).doesNotContain(" " + declared.number());
            }
        }
    }

    @Test
    void theMachinesRulesComeFromTheDeclaredPorts() throws IOException {
        var written = Files.readString(data.own(FirewallFile.FOLDER).resolve(FirewallFile.NAME));
        assertThat(written).isEqualTo(ports.firewall()).contains("policy drop");
        assertThat(defaultDeny.look().holds()).as("nobody tells what is in force").isFalse();
        var told = Files.writeString(folder.resolve("told"), written);
        assertThat(defaultDeny.look(told).holds()).isTrue();
        Files.writeString(told, written.replace("} accept", ", 5432 } accept"));
        assertThat(defaultDeny.look(told).holds()).isFalse();
        Files.writeString(told, written);
        Files.setLastModifiedTime(told, FileTime.from(Clock.systemUTC().instant().minus(Duration.ofDays(2))));
        assertThat(defaultDeny.look(told).holds()).as("told too long ago").isFalse();
    }

    @Test
    void aConfigurationThatNobodyGoesThroughInTimeTurnsTheProbeUntilSomebodyDoes() throws Exception {
        var member = staff.active("Tove");
        var page = member.browser().get(PAGE);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("listens pages: ", "Nobody has gone through this configuration yet");
        assertThat(reviewProbe.look().holds()).isTrue();
        try (var superuser = Superuser.ofInstallation(data.path())) {
            superuser.run("update network_configuration set seen_at = seen_at - interval '31 days'");
        }
        assertThat(reviewProbe.look().holds()).isFalse();
        assertThat(member.browser().get(PAGE).body()).contains("The review was due on");

        var configuration = page.find("name=\"configuration\" value=\"([^\"]+)\"");
        var form = PAGE + "/review";
        assertThat(member.browser().post(form, "configuration", UUID.randomUUID().toString()).status()).isEqualTo(409);
        assertThat(member.browser().post(form, "configuration", configuration, "note", "x".repeat(401)).status())
                .isEqualTo(422);
        assertThat(member.browser().post(form, "configuration", configuration, "note", "As planned").status())
                .isEqualTo(303);
        assertThat(reviewProbe.look().holds()).isTrue();
        assertThat(member.browser().get(PAGE).body()).contains("Tove went through it", "As planned");
        var entry = journal.newest(List.of("network-configuration.review"), 1).getFirst();
        assertThat(entry.operator()).isEqualTo(member.onDuty().id());
        assertThat(entry.details().get("sha256")).matches("[0-9a-f]{64}");

        try (var superuser = Superuser.ofInstallation(data.path())) {
            superuser.run("update network_configuration_review set reviewed_at = reviewed_at + interval '9 days'");
        }
        assertThat(reviewProbe.look().observed()).as("a forged review counts for nothing").contains("Nobody has");
        try (var superuser = Superuser.ofInstallation(data.path())) {
            superuser.run("update operator_session set proved_at = proved_at - interval '11 minutes' where id = '"
                    + member.onDuty().session() + "'");
        }
        assertThat(member.browser().post(form, "configuration", configuration).location())
                .isEqualTo("/operators/touch");
    }

    @Test
    void aConnectionThatTheListRefusesStandsInTheInstallationsJournalAndOnThePage() {
        var host = "refused-" + UUID.randomUUID() + ".example";
        var refused = new EgressList.Refused(Egress.Party.COLLECTOR, host, 6514);
        new EgressJournal(() -> Map.of(refused, 2L), journal).write();
        var entry = journal.newest(List.of("egress.refuse"), 20).stream()
                .filter(each -> host.equals(each.details().get("host")))
                .findFirst()
                .orElseThrow();
        assertThat(entry.outcome()).isEqualTo(Outcome.DENIED);
        assertThat(entry.details()).containsEntry("times", "2").containsEntry("party", "collector");
        assertThat(staff.active("Wim").browser().get(PAGE).body()).contains(host + ":6514", "Destination of a journal");
    }

    @Test
    void withoutAListOfDestinationsTheProbeIsRedAndWithOneThatNamesEverythingToo() {
        assertThat(egressProbe.look().holds()).as("nobody has set a list").isFalse();
        assertThat(new EgressProbe(() -> 2, (host, port) -> host.equals("mail.example")).look().holds()).isTrue();
        assertThat(new EgressProbe(() -> 2, (host, port) -> true).look().holds()).isFalse();
    }

    @Test
    void theProbeOfOtherMachinesIsRedWhenTheSilentOnesKeepCallersWaiting() {
        assertThat(machinesProbe.look().holds()).as(machinesProbe.look().observed()).isTrue();
        assertThat(new MachinesProbe(() -> false, List::of).look().holds()).isFalse();
    }

    @Test
    void oneOperatorSwitchesTheWayInAndEveryNodeFollows() {
        var member = staff.active("Xaver");
        var page = PAGE + "/ways";
        assertThat(member.browser().get(page).body()).contains("There is no second way in");
        assertThat(member.browser().post(page, "open", "second", "reason", "An attack").status()).isEqualTo(404);
        assertThat(member.browser().post(page, "open", "second", "reason", " ").status()).isEqualTo(422);

        var here = new Entrances();
        var elsewhere = new Entrances();
        var prepared = new Ways(store, here, () -> true, journal, clock);
        prepared.switchTo(member.onDuty(), Way.SECOND, "An attack");
        assertThat(here.open()).isEqualTo(Way.SECOND);
        var entry = journal.newest(List.of("way-in.switch"), 1).getFirst();
        assertThat(entry.operator()).isEqualTo(member.onDuty().id());
        assertThat(entry.details()).containsEntry("open", "second").containsEntry("reason", "An attack");
        new Ways(store, elsewhere, () -> true, journal, clock).follow();
        assertThat(elsewhere.open()).isEqualTo(Way.SECOND);
        prepared.switchTo(member.onDuty(), Way.FIRST, "It is over");
        assertThat(prepared.standing(member.onDuty()).open()).isEqualTo(Way.FIRST);
    }

    @Test
    void nobodyButAnOperatorOnDutySeesAnyOfIt() {
        var paths = List.of(PAGE, PAGE + "/addresses", PAGE + "/ways", PAGE + "/machines", PAGE + "/firewall.nft");
        var lacking = staff.join(staff.invite("Ulla"));
        for (var path : paths) {
            assertThat(world.browserOf(world.dee()).get(path).location()).as(path).isEqualTo("/operators/sign-in");
            assertThat(world.browserOf(world.bo()).get(path).location()).as(path).isEqualTo("/operators/sign-in");
            assertThat(lacking.browser().get(path).status()).as(path).isEqualTo(403);
        }
        var acts = journal.before(Long.MAX_VALUE, 1);
        assertThat(world.browserOf(world.dee()).post(PAGE + "/review").location()).isNotEqualTo(PAGE);
        assertThat(world.browserOf(world.bo()).post(PAGE + "/ways", "open", "second", "reason", "x").location())
                .isNotEqualTo(PAGE + "/ways");
        assertThat(journal.before(Long.MAX_VALUE, 1)).as("nothing was done").isEqualTo(acts);
        assertThat(lacking.browser().post(PAGE + "/review").status()).isEqualTo(403);
        assertThat(lacking.browser().post(PAGE + "/ways", "open", "second").status()).isEqualTo(403);
        var member = staff.active("Vera").browser();
        assertThat(member.get(PAGE + "/addresses").body()).contains("/documents/{id}", "Services of others");
        assertThat(member.get(PAGE + "/firewall.nft").body()).isEqualTo(ports.firewall());
    }
}
