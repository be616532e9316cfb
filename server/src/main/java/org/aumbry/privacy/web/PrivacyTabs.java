package org.aumbry.privacy.web;

import java.util.List;
import java.util.Map;
import org.aumbry.web.Tab;
import org.aumbry.web.Words;

/** The pages about privacy for administrators. */
final class PrivacyTabs {

    static final String NOTICE = "/admin/privacy";
    static final String INVENTORY = "/admin/privacy/inventory";
    static final String RECORD = "/admin/privacy/record";
    static final String FIGURES = "/admin/privacy/figures";

    private static final List<Map.Entry<String, String>> ALL = List.of(
            Map.entry(NOTICE, "privacy.notice.tab"),
            Map.entry(INVENTORY, "privacy.inventory.tab"),
            Map.entry(RECORD, "privacy.record.tab"),
            Map.entry(FIGURES, "privacy.figures.tab"));

    private PrivacyTabs() {}

    static List<Tab> of(Words words, String current) {
        return ALL.stream()
                .map(tab -> Tab.of(words.t(tab.getValue()), tab.getKey(), tab.getKey().equals(current)))
                .toList();
    }
}
