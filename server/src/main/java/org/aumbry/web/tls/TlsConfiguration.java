package org.aumbry.web.tls;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Reads the settings of the two ports. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TlsSettings.class)
class TlsConfiguration {}
