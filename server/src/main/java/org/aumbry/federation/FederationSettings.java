package org.aumbry.federation;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which sign-in providers networks may name.
 *
 * @param internalAddresses whether a provider may stand at an address of this machine or of a private network; without,
 *     nobody who administers a network can make the server talk to its neighbours
 */
@ConfigurationProperties("aumbry.federation")
record FederationSettings(@DefaultValue("false") boolean internalAddresses) {}
