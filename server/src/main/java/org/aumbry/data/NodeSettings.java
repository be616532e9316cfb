package org.aumbry.data;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What this process is among those of the installation.
 *
 * @param role {@code all}, {@code web} (answers people, and leaves scheduled work and the reading of files to workers)
 *     or {@code worker} (does that, and listens at no port)
 */
@ConfigurationProperties("aumbry")
public record NodeSettings(@DefaultValue("all") NodeRole role) {}
