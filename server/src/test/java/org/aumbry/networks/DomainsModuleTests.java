package org.aumbry.networks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.aumbry.kernel.Refusal;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Person;
import org.aumbry.testing.World;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@AumbryTest
class DomainsModuleTests {

    @Autowired World world;
    @Autowired ProvenDomains proven;
    @Autowired DomainProbe probe;
    @Autowired TransactionTemplate transaction;
    @Autowired JdbcClient db;

    private final DnsServer dns = new DnsServer();
    private Domains domains;
    private Person owner;
    private String name;

    @BeforeEach
    void aNetworkOfItsOwn() {
        var tag = UUID.randomUUID().toString().substring(0, 8);
        owner = world.network("Domains " + tag, "Ana Domains", "ana-" + tag + "@domains.example");
        name = "d" + tag + ".example";
        domains = proven.asking(dns);
    }

    @AfterEach
    void noServer() {
        dns.close();
    }

    @Test
    void aDomainIsProvenByItsOwnDnsAndByNothingElse() {
        var domain = claim(owner, name);
        assertRefused("networks.domain.absent", () -> verify(owner, domain));
        dns.set(name, domain.value());
        assertRefused("networks.domain.absent", () -> verify(owner, domain));
        dns.set(domain.record(), "aumbry-domain-proof=" + "0".repeat(40));
        assertRefused("networks.domain.absent", () -> verify(owner, domain));
        dns.fail(true);
        assertRefused("networks.domain.silent", () -> verify(owner, domain));
        dns.fail(false);
        dns.set(domain.record(), domain.value());
        verify(owner, domain);
        assertThat(state(domain)).isEqualTo(Domain.State.PROVEN);
        assertThat(domains.holder(domain.name())).contains(owner.tenant());
        assertThat(domains.holder(DomainName.parse("sub." + name))).isEmpty();
    }

    @Test
    void aDomainBelongsToOneNetworkAndANetworkCanHaveSeveral() {
        proven.prove(owner, name);
        proven.prove(owner, "more." + name);
        assertThat(world.as(owner, domains::list)).hasSize(2);
        assertRefused("networks.domain.here", () -> claim(owner, name));
        var other = claim(world.dee(), name);
        dns.set(other.record(), other.value());
        assertRefused("networks.domain.elsewhere", () -> verify(world.dee(), other));
        assertThat(domains.holder(other.name())).contains(owner.tenant());
        var mine = world.as(owner, domains::list).getFirst();
        world.as(owner, who -> {
            domains.remove(who, mine.id());
            return true;
        });
        verify(world.dee(), other);
        assertThat(domains.holder(other.name())).contains(world.globex());
        world.as(world.dee(), who -> {
            domains.remove(who, other.id());
            return true;
        });
    }

    @Test
    void aRecordThatIsGoneForThreeDaysEndsItAndASilentServerDoesNot() {
        var domain = claim(owner, name);
        dns.set(domain.record(), domain.value());
        verify(owner, domain);
        dns.fail(true);
        for (int day = 0; day < 5; day++) {
            recheck();
        }
        assertThat(state(domain)).isEqualTo(Domain.State.PROVEN);
        dns.fail(false);
        dns.clear();
        recheck();
        recheck();
        dns.set(domain.record(), domain.value());
        recheck();
        assertThat(world.as(owner, domains::list).getFirst().missed()).isZero();
        dns.clear();
        for (int day = 0; day < Domains.PATIENCE; day++) {
            assertThat(state(domain)).isEqualTo(Domain.State.PROVEN);
            recheck();
        }
        assertThat(state(domain)).isEqualTo(Domain.State.LAPSED);
        assertThat(domains.holder(domain.name())).isEmpty();
    }

    @Test
    void onlyAdministratorsOfTheNetworkSeeAndChangeItsDomains() {
        proven.prove(owner, name);
        var id = world.as(owner, domains::list).getFirst().id();
        var ana = world.signIn(owner);
        assertThat(ana.get("/admin/domains").body()).contains(name);
        assertThat(ana.post("/admin/domains", "domain", "no domain").status()).isEqualTo(422);
        assertThat(ana.post("/admin/domains", "domain", "New-" + name).status()).isEqualTo(303);
        assertThat(ana.get("/admin/domains").body()).contains("_aumbry-challenge.new-" + name);
        var dee = world.browserOf(world.dee());
        assertThat(dee.get("/admin/domains").body()).doesNotContain(name);
        assertThat(dee.post("/admin/domains/" + id + "/remove").status()).isEqualTo(404);
        assertThat(dee.post("/admin/domains/" + id + "/verify").status()).isEqualTo(404);
        var bo = world.browserOf(world.bo());
        assertThat(bo.get("/admin/domains").status()).isEqualTo(404);
        assertThat(bo.post("/admin/domains", "domain", "bo.example").status()).isEqualTo(404);
    }

    @Test
    void theProbeSeesADomainThatIsNotLookedUp() {
        proven.prove(owner, name);
        assertThat(world.in(owner.tenant(), probe::look).holds()).isTrue();
        change("update domain set checked_at = now() - interval '49 hours'");
        assertThat(world.in(owner.tenant(), probe::look).holds()).isFalse();
    }

    private Domain claim(Person who, String typed) {
        return world.as(who, principal -> domains.claim(principal, typed));
    }

    private void verify(Person who, Domain domain) {
        world.as(who, principal -> {
            domains.verify(principal, domain.id());
            return true;
        });
    }

    private void recheck() {
        world.in(owner.tenant(), () -> {
            domains.recheck();
            return true;
        });
    }

    private Domain.State state(Domain domain) {
        return world.as(owner, domains::list).stream()
                .filter(each -> each.id().equals(domain.id()))
                .findFirst()
                .orElseThrow()
                .state();
    }

    private static void assertRefused(String key, Runnable act) {
        assertThatThrownBy(act::run).isInstanceOfSatisfying(
                Refusal.class, refusal -> assertThat(refusal.messageKey()).isEqualTo(key));
    }

    private void change(String sql) {
        world.in(owner.tenant(), () -> transaction.execute(status -> db.sql(sql).update()));
    }
}
