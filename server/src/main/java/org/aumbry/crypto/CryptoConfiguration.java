package org.aumbry.crypto;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the root key once, at the start; a server that can't does not start. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KeySettings.class)
class CryptoConfiguration {

    @Bean
    KeyFolder keyFolder(KeySettings settings, @Value("${aumbry.data:data}") String dataFolder, Randomness randomness) {
        return new KeyFolder(settings.within(Path.of(dataFolder)), randomness);
    }

    @Bean
    RootKey rootKey(KeyFolder folder) {
        return folder.openOrCreate();
    }

    @Bean
    Kms kms(RootKey root, Randomness randomness) {
        return new SealedFileKms(root, randomness);
    }

    @Bean
    KeyCustody keyCustody(KeyFolder folder, RootKey root) {
        return new KeyCustody(folder, root);
    }
}
