package org.aumbry.links.web;

import java.util.List;

/**
 * Links that lead anywhere now.
 *
 * @param everyones whether these are all of the network, or the asker's own
 * @param allowed whether the network lets links lead anywhere at all
 */
public record LinksPage(List<LinkRow> rows, boolean everyones, boolean allowed) {}
