package org.aumbry.checkpoints.web;

import java.util.List;

/**
 * The newest entries, which a script adds to as they come.
 *
 * @param stream where they come from
 * @param back the page that searches for the same
 */
public record LivePage(List<AuditPage.Row> rows, String stream, String back) {}
