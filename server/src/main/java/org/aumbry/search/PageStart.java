package org.aumbry.search;

/**
 * Where a page begins in a document's text.
 *
 * @param page from 1
 * @param offset UTF-16 units from the start of the text
 */
public record PageStart(int page, int offset) {}
