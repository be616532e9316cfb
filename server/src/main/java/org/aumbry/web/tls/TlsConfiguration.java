package org.aumbry.web.tls;

import org.aumbry.data.NodeSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Reads the settings of the ports, and whether there are to be any. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({NodeSettings.class, TlsSettings.class})
class TlsConfiguration {}
