package org.aumbry.reading;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How files are read.
 *
 * @param parsers parser processes that may read at once; pages being looked at have one more of their own
 * @param heapMegabytes most memory for the objects of one parser process
 * @param filesMegabytes most memory for its temporary files
 * @param stepLimit longest time without any progress: one page, one office file's twentieth part
 * @param wholeLimit longest time for one file
 * @param filesPerParser after so many files a parser process is replaced
 * @param idleLimit an unused parser process ends after this time
 * @param office whether LibreOffice is used when it is installed
 */
@ConfigurationProperties("aumbry.reading")
record ReadingSettings(
        @DefaultValue("1") int parsers,
        @DefaultValue("512") int heapMegabytes,
        @DefaultValue("512") int filesMegabytes,
        @DefaultValue("30s") Duration stepLimit,
        @DefaultValue("10m") Duration wholeLimit,
        @DefaultValue("40") int filesPerParser,
        @DefaultValue("90s") Duration idleLimit,
        @DefaultValue("true") boolean office) {}
