package org.aumbry.documents.web;

import java.util.List;

/**
 * What a packed download would hold and cost.
 *
 * @param items what forms call the things chosen
 * @param back where to go when the asker thinks better of it
 * @param files how many documents would leave
 * @param leftOut how many stay because the asker may not download them
 */
public record ArchivePage(List<String> items, String back, int files, long sizeBytes, int leftOut) {}
