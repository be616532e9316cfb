package org.aumbry.collectors;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the journal may be sent.
 *
 * @param internalAddresses whether a destination may stand at an address of this machine or of a private network;
 *     without, nobody who administers a network can make the server talk to its neighbours
 */
@ConfigurationProperties("aumbry.collectors")
record CollectorSettings(@DefaultValue("false") boolean internalAddresses) {}
