package org.aumbry.documents;

import java.util.List;

/**
 * What would come out as one file, decided when it was looked at; decided again for each document when it leaves.
 *
 * @param name what it is about, when it is one folder or space; empty otherwise
 * @param pieces the documents, each with the folders it lies in
 * @param leftOut how many documents the asker may see there and not download
 */
public record Archive(String name, List<Piece> pieces, int leftOut) {

    /**
     * One document.
     *
     * @param folders outermost first, as people named them
     */
    public record Piece(DocumentId document, List<String> folders, long sizeBytes) {}

    /** All content together, before anything is packed. */
    public long sizeBytes() {
        return pieces.stream().mapToLong(Piece::sizeBytes).sum();
    }
}
