package org.aumbry.labels.web;

import java.util.List;
import org.aumbry.labels.Label;

/**
 * The part of a share page about the label that holds.
 *
 * @param demands what it asks, a sentence each
 * @param href the page on which it is set
 */
public record LabelPart(Label label, List<String> demands, String href) {}
