package org.aumbry.policies.web;

import java.util.List;
import org.aumbry.web.Tab;
import org.jspecify.annotations.Nullable;

/** One's own download budget. @param meter null when the network sets no limit */
public record DownloadsPage(List<Tab> tabs, @Nullable MeterView meter) {}
