package org.aumbry.links.web;

import java.util.List;

/**
 * The part of the share page about links.
 *
 * @param allowed whether this network lets links be made
 * @param container whether it leads to a folder or space, and so to what will lie in it
 * @param action address of the form that makes one
 * @param mayDownload whether whoever shares may let others take the file
 * @param passwordRequired whether every link has to ask for a password
 * @param latest the last day a link may end, as the form takes it
 */
public record LinkPart(
        boolean allowed,
        boolean container,
        String action,
        boolean mayDownload,
        boolean passwordRequired,
        String latest,
        List<LinkRow> rows) {}
