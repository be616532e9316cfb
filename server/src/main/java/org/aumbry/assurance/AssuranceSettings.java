package org.aumbry.assurance;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How probes run.
 *
 * @param scheduled whether they run by themselves; without it every promise turns overdue, never green
 * @param firstLook how long after the start they run first
 * @param tick how often the program asks which probes are due
 * @param patience how long one probe may look before that counts as failing
 */
@ConfigurationProperties("aumbry.assurance")
record AssuranceSettings(
        @DefaultValue("true") boolean scheduled,
        @DefaultValue("10s") Duration firstLook,
        @DefaultValue("1m") Duration tick,
        @DefaultValue("30s") Duration patience) {}
