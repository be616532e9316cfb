package org.aumbry.networks;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({SetupSettings.class, AddressSettings.class, DomainSettings.class})
class NetworksConfiguration {}
