package org.aumbry.crypto;

import java.nio.file.Path;
import java.time.Clock;
import org.aumbry.kernel.Egress;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the root key once, at the start; a server that can't does not start. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
    KeySettings.class, KmsSettings.class, Pkcs11Settings.class, TransitSettings.class, AwsSettings.class,
    CustomerSettings.class, ProcessSettings.class
})
class CryptoConfiguration {

    @Bean
    KeyFolder keyFolder(KeySettings settings, @Value("${aumbry.data:data}") String dataFolder, Randomness randomness) {
        return new KeyFolder(settings.within(Path.of(dataFolder)), randomness);
    }

    /** A key file is made or opened at once when it is to be used; where another service holds the root key, never. */
    @Bean
    RootKeys rootKeys(KeyFolder folder, KmsSettings settings) {
        if (!settings.uses(KmsSettings.FILE)) {
            return RootKeys.elsewhere();
        }
        var roots = RootKeys.in(folder);
        roots.current();
        return roots;
    }

    @Bean
    KmsDrivers kmsDrivers(
            KmsSettings settings,
            Pkcs11Settings pkcs11,
            TransitSettings transit,
            AwsSettings aws,
            ProcessSettings process,
            RootKeys roots,
            Egress egress,
            Randomness randomness,
            Clock clock) {
        return new KmsDrivers(
                settings, new KmsDrivers.Services(pkcs11, transit, aws, process), roots, egress, randomness, clock);
    }

    @Bean
    Kms kms(KmsDrivers drivers) {
        return drivers.configured();
    }

    @Bean
    CustomerKeys customerKeys(KmsDrivers drivers, CustomerSettings settings) {
        return drivers.customers(settings);
    }

    @Bean
    KeyCustody keyCustody(KeyFolder folder, RootKeys roots, Randomness randomness) {
        return new KeyCustody(folder, roots, randomness);
    }

    @Bean
    BackupCustody backupCustody(KeyFolder folder, Kms kms, Randomness randomness) {
        return new BackupCustody(folder.settings().rootFile().toAbsolutePath().getParent(), kms, randomness);
    }
}
