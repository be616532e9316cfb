package org.aumbry.web;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Reads where the program may go; commands without pages go there too. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EgressSettings.class)
class EgressConfiguration {}
