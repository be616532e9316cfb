package org.aumbry.links.web;

import java.util.List;

/**
 * Who opened a link.
 *
 * @param share the share page of its document
 */
public record LinkLogPage(LinkRow link, String share, List<Row> visits) {

    /** One opening. */
    public record Row(String at, String address, String client, int downloads) {}
}
