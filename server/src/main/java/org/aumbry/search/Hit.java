package org.aumbry.search;

import java.util.List;

/**
 * One permitted thing that has the words.
 *
 * @param what the thing, without its text
 * @param title its title (for a snip its insight) with the words marked
 * @param fileName its file name with the words marked
 * @param score as ordered
 */
public record Hit(SearchDocument what, List<Piece> title, List<Piece> fileName, List<Passage> passages, float score) {}
