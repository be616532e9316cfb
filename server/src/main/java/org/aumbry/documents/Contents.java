package org.aumbry.documents;

import java.util.List;

/**
 * What someone may see in a place; folders and documents in the order they came in.
 *
 * @param cut true when the place holds more than was looked at
 */
public record Contents(List<Folder> folders, List<Document> documents, boolean cut) {}
