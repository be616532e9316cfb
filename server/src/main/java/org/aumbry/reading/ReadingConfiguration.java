package org.aumbry.reading;

import org.aumbry.data.DataFolder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the parser processes behind the strongest walls of this machine. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReadingSettings.class)
class ReadingConfiguration {

    @Bean
    Sandbox sandbox(ReadingSettings settings) {
        return new Sandbox(settings, ClassPath::own, Sandbox::strongest);
    }

    @Bean(destroyMethod = "close")
    ParserPool parserPool(ReadingSettings settings, Sandbox sandbox, DataFolder folder) {
        return new ParserPool(settings, sandbox, folder.path());
    }
}
