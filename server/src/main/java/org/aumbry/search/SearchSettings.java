package org.aumbry.search;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much the search indexes of all tenants together may hold.
 *
 * @param cache memory for opened index pages, of all indexes together
 * @param mostOpen indexes kept open while nobody asks them
 * @param closeAfter how long an index stays open after the last question or change
 * @param commitAfter how long changes may wait for being made durable in the index; until then the outbox keeps them
 */
@ConfigurationProperties("aumbry.search")
record SearchSettings(
        @DefaultValue("48MB") DataSize cache,
        @DefaultValue("24") int mostOpen,
        @DefaultValue("5m") Duration closeAfter,
        @DefaultValue("3s") Duration commitAfter) {}
