package org.aumbry.documents.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.aumbry.kernel.AccessClass;
import org.aumbry.labels.Label;
import org.aumbry.web.Tab;
import org.aumbry.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * The labels in one list, and the one it is narrowed to.
 *
 * @param holding the label of each class in the list that has one
 * @param chosen as the address says; null, or one that nothing here has, shows everything
 */
record ListLabels(Map<AccessClass, Label> holding, @Nullable String chosen) {

    boolean shows(AccessClass accessClass) {
        var label = holding.get(accessClass);
        return !narrowed() || label != null && label.id().toString().equals(chosen);
    }

    /** What addresses of the same list carry. */
    String query() {
        return narrowed() ? "&label=" + chosen : "";
    }

    /** A choice for each label there is, the least sensitive first; none when nothing is labelled. */
    List<Tab> tabs(String address, Words words) {
        if (holding.isEmpty()) {
            return List.of();
        }
        var tabs = new ArrayList<Tab>();
        tabs.add(Tab.of(words.t("documents.label.all"), address, !narrowed()));
        holding.values().stream().distinct().sorted(Label.ORDER).forEach(label -> tabs.add(Tab.of(
                label.named(words), address + "&label=" + label.id(), label.id().toString().equals(chosen))));
        return List.copyOf(tabs);
    }

    private boolean narrowed() {
        return holding.values().stream().anyMatch(label -> label.id().toString().equals(chosen));
    }
}
