package org.aumbry.custody.web;

import java.util.List;
import java.util.stream.Stream;
import org.aumbry.web.Tab;
import org.aumbry.web.Words;

/** The pages about keys, side by side. */
final class KeysTabs {

    private KeysTabs() {}

    static List<Tab> of(Words words, String current) {
        return Stream.of("/admin/keys", "/admin/keys/inventory", "/admin/keys/seals", "/admin/keys/destroyed")
                .map(path -> new Tab(
                        words.t("custody.tab." + path.substring(path.lastIndexOf('/') + 1)), path,
                        path.equals(current), null))
                .toList();
    }
}
