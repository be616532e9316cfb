package org.aumbry.privacy.web;

import java.time.Instant;
import java.util.List;
import org.aumbry.web.Tab;

/** Figures about use; words stand for what is of too few people. */
public record FiguresPage(List<Tab> tabs, boolean on, int least, List<Row> rows) {

    public record Row(Instant week, String active, String documents, String searches) {}
}
