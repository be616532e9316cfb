package org.aumbry.snips.web;

import java.util.List;

/**
 * The snips tab of the pane beside a document.
 *
 * @param form address of the form for a new snip of the version on the screen
 */
public record SnipsPart(String form, List<SnipCard> cards) {}
