package org.aumbry.networks;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How domains are looked up.
 *
 * @param resolvers name servers to ask, each `address` or `address:port`; absent: those of the system
 * @param timeout how long to wait for an answer
 */
@ConfigurationProperties("aumbry.networks.domains")
record DomainSettings(@DefaultValue List<String> resolvers, @DefaultValue("5s") Duration timeout) {}
