package org.aumbry.privacy.web;

import java.util.List;
import org.aumbry.web.FieldErrors;

/**
 * What the installation tells everybody, and the question which network's own notice they want to read.
 *
 * @param lang language of the wording
 */
public record NoticeDoorPage(String lang, List<NoticePage.Block> blocks, String network, FieldErrors errors) {}
