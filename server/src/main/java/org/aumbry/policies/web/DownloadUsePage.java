package org.aumbry.policies.web;

import java.util.List;

/**
 * Who took how much in the window that runs.
 *
 * @param limited whether the network sets any limit
 */
public record DownloadUsePage(boolean limited, List<Row> rows) {

    /** @param href the person's page; empty for a key */
    public record Row(String holder, String name, String href, String files, String size, String chip, String state) {}
}
