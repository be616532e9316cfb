package org.aumbry.identity.web;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which machines in front of the server may say who the client is.
 *
 * @param trusted addresses or networks like {@code 10.0.0.0/8}; none by default, so that nobody can lie about it
 */
@ConfigurationProperties("aumbry.proxies")
record ProxySettings(@DefaultValue List<String> trusted) {}
