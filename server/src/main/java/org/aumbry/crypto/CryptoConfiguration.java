package org.aumbry.crypto;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the root key once, at the start; a server that can't does not start. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KeySettings.class)
class CryptoConfiguration {

    @Bean
    RootKey rootKey(KeySettings settings, Randomness randomness) {
        return new KeyFolder(settings, randomness).openOrCreate();
    }

    @Bean
    Kms kms(RootKey root, Randomness randomness) {
        return new SealedFileKms(root, randomness);
    }

    @Bean
    KeyCustody keyCustody(KeySettings settings, RootKey root, Randomness randomness) {
        return new KeyCustody(new KeyFolder(settings, randomness), root);
    }
}
