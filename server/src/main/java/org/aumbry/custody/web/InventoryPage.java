package org.aumbry.custody.web;

import java.util.List;
import org.aumbry.web.Tab;

/** What is sealed, hashed and signed by which algorithm. */
public record InventoryPage(List<Tab> tabs, String set, List<Row> rows) {

    /** @param how names of algorithms, with numbers where they are counted */
    public record Row(String what, String how, String key) {}
}
