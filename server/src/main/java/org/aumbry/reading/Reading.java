package org.aumbry.reading;

import org.aumbry.documents.DocumentId;

/**
 * What is known of the text and pages of one version.
 *
 * @param mediaKind short word for the kind: {@code pdf}, {@code word}, {@code sheet}, {@code slides}, {@code text},
 *     {@code markdown}, {@code html}, {@code csv}, {@code image}, {@code mail}, {@code other}
 * @param placed whether words have places on drawn pages; otherwise the text flows in blocks
 * @param pages how many; for flowing text the parts it is shown in
 * @param chars length of the canonical text in UTF-16 units
 * @param language ISO 639-1 code; empty when not known
 * @param cut whether the file holds more than was read
 */
public record Reading(
        DocumentId document,
        int version,
        ReadingState state,
        String mediaKind,
        boolean placed,
        int pages,
        int chars,
        String language,
        boolean cut) {}
