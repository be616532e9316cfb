package org.aumbry;

import java.time.Clock;
import org.aumbry.cli.Commands;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceInitializationAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.health.DataSourceHealthContributorAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.metrics.DataSourcePoolMetricsAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.PersistenceExceptionTranslationAutoConfiguration;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** The program: its first argument says what it does. */
@SpringBootApplication(
        exclude = {
            DataSourceAutoConfiguration.class,
            DataSourceHealthContributorAutoConfiguration.class,
            DataSourceInitializationAutoConfiguration.class,
            DataSourcePoolMetricsAutoConfiguration.class,
            DataSourceTransactionManagerAutoConfiguration.class,
            JdbcClientAutoConfiguration.class,
            JdbcTemplateAutoConfiguration.class,
            // Stores speak through JdbcClient, which translates by itself: a proxy around each would do nothing.
            PersistenceExceptionTranslationAutoConfiguration.class,
            // Settings are checked without it, and no bean has constraints on its methods.
            ValidationAutoConfiguration.class
        })
public class Aumbry {

    public static void main(String... args) {
        Commands.run(Aumbry.class, args);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
