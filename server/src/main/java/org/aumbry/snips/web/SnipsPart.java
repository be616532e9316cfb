package org.aumbry.snips.web;

import java.util.List;

/** The snips tab of the pane beside a document. */
public record SnipsPart(List<SnipCard> cards) {}
