package org.aumbry.assurance;

import java.time.Clock;
import org.aumbry.crypto.Ids;
import org.aumbry.data.TenantScope;
import org.aumbry.data.Tenants;
import org.aumbry.journal.FirstActs;
import org.aumbry.journal.Journal;
import org.aumbry.journal.Waiting;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** Groups what the services of this module need beside each other. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AssuranceSettings.class)
class AssuranceConfiguration {

    @Bean
    Assurance.Record assuranceRecord(
            Journal journal, Ids ids, Clock clock, TransactionTemplate transaction, FirstActs acts) {
        return new Assurance.Record(journal, ids, clock, transaction, acts::after);
    }

    @Bean
    Inspections.Stores inspectionStores(
            InstallationStore installation, AssuranceStore network, TransactionTemplate transaction) {
        return new Inspections.Stores(installation, network, transaction);
    }

    @Bean
    Inspections.Networks inspectedNetworks(Tenants all, TenantScope scope, Waiting waiting) {
        return new Inspections.Networks(
                all, scope, run -> Thread.ofVirtual().name("probes-run").start(run), new Rounds(waiting.follow()));
    }
}
