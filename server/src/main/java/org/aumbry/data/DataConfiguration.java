package org.aumbry.data;

import javax.sql.DataSource;
import org.aumbry.crypto.Randomness;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Role;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.scheduling.config.TaskManagementConfigUtils;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The database beans. Those without a qualifier belong to the entered tenant; {@code control} is the installation's
 * own. Whoever gets one may count on migrated tables.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({DatabaseSettings.class, NodeSettings.class, Topology.class})
@EnableTransactionManagement
class DataConfiguration {

    @Bean
    static OwnProcessors ownProcessors() {
        return new OwnProcessors();
    }

    @Bean
    Databases databases(DataFolder folder, DatabaseSettings settings, NodeSettings node, Randomness randomness) {
        return Databases.reach(folder, settings, node.role(), randomness);
    }

    /** Under the name that Spring's own has, so that it takes its place. */
    @Bean(TaskManagementConfigUtils.SCHEDULED_ANNOTATION_PROCESSOR_BEAN_NAME)
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static RoleSchedule scheduledAnnotationProcessor(Environment environment) {
        return new RoleSchedule(NodeRole.of(environment));
    }

    @Bean
    BackgroundWork backgroundWork(RoleSchedule schedule, Nodes nodes) {
        return new BackgroundWork(schedule, nodes);
    }

    @Bean
    Migrations migrations(
            Databases databases, @Value("${aumbry.database.more-tenant-migrations:}") java.util.List<String> more) {
        var migrations = new Migrations(databases, more);
        migrations.migrateControl();
        return migrations;
    }

    @Bean
    TenantDirectory tenantDirectory(Databases databases, Migrations migrations) {
        var directory = new TenantDirectory(JdbcClient.create(databases.control()), migrations.fingerprint());
        migrations.migrateTenants(directory);
        return directory;
    }

    @Bean
    Tenants tenants(Databases databases, TenantDirectory directory, Migrations migrations, TenantRootKeys keys) {
        return new Tenants(databases, directory, migrations, keys);
    }

    @Bean
    Nodes nodes(Databases databases, TenantDirectory migrated, NodeSettings node, Randomness randomness) {
        return new Nodes(databases.controlUser(), node.role(), randomness);
    }

    @Bean
    Inspection inspection(DataFolder folder, Databases databases, TenantDirectory directory) {
        return new Inspection(folder, databases, directory);
    }

    @Bean
    ClusterAccess clusterAccess(DataFolder folder, DatabaseSettings settings, Databases databases) {
        return new ClusterAccess(folder, settings, databases);
    }

    @Bean
    @Primary
    TenantDataSource tenantDataSource(Databases databases, TenantDirectory migrated) {
        return new TenantDataSource(databases.shards());
    }

    @Bean
    @Primary
    PlatformTransactionManager transactionManager(
            TenantScope scope,
            TenantDirectory directory,
            TenantDataSource tenants,
            ObjectProvider<FirstQuestion<?>> first) {
        return new TenantTransactionManager(scope, directory, tenants, first.getIfAvailable());
    }

    @Bean
    @Primary
    TransactionTemplate transactionTemplate(PlatformTransactionManager transactions) {
        return new TransactionTemplate(transactions);
    }

    @Bean
    @Primary
    JdbcClient jdbcClient(TenantDataSource tenants) {
        return JdbcClient.create(tenants);
    }

    /** For statements with many rows at once. */
    @Bean
    @Primary
    NamedParameterJdbcOperations namedParameterJdbcOperations(TenantDataSource tenants) {
        return new NamedParameterJdbcTemplate(tenants);
    }

    @Bean(defaultCandidate = false, destroyMethod = "")
    @Qualifier("control")
    DataSource controlDataSource(Databases databases, TenantDirectory migrated) {
        return databases.control();
    }

    @Bean(defaultCandidate = false)
    @Qualifier("control")
    PlatformTransactionManager controlTransactionManager(@Qualifier("control") DataSource control) {
        return new JdbcTransactionManager(control);
    }

    @Bean(defaultCandidate = false)
    @Qualifier("control")
    TransactionTemplate controlTransactionTemplate(@Qualifier("control") PlatformTransactionManager control) {
        return new TransactionTemplate(control);
    }

    @Bean(defaultCandidate = false)
    @Qualifier("control")
    JdbcClient controlJdbcClient(@Qualifier("control") DataSource control) {
        return JdbcClient.create(control);
    }
}
