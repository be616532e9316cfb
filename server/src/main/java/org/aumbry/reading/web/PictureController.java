package org.aumbry.reading.web;

import org.aumbry.documents.DocumentId;
import org.aumbry.kernel.Principal;
import org.aumbry.reading.Drawn;
import org.aumbry.reading.Opens;
import org.aumbry.reading.Pictures;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * Pictures of pages and covers. The permission is decided for every request; a browser may keep a picture but has to
 * ask each time whether it may still show it.
 */
@Controller
class PictureController {

    /** A cover up to this size shows no more than a list does, so looking at it is no opening. */
    private static final int SMALL_COVER = 256;

    private final Pictures pictures;
    private final Opens opens;

    PictureController(Pictures pictures, Opens opens) {
        this.pictures = pictures;
        this.opens = opens;
    }

    @GetMapping("/documents/{id}/versions/{number}/pages/{page:\\d+}.jpg")
    ResponseEntity<Resource> page(
            Principal who, @PathVariable String id, @PathVariable String number, @PathVariable String page) {
        var document = DocumentId.parse(id);
        int version = ReaderController.number(number);
        var picture = pictures.page(who, document, version, ReaderController.number(page));
        opens.shown(who, document, version, picture.jpeg().length);
        return answer(picture);
    }

    @GetMapping("/documents/{id}/versions/{number}/pages/{page:\\d+}-small.jpg")
    ResponseEntity<Resource> rail(
            Principal who, @PathVariable String id, @PathVariable String number, @PathVariable String page) {
        var document = DocumentId.parse(id);
        int version = ReaderController.number(number);
        var picture = pictures.rail(who, document, version, ReaderController.number(page));
        opens.shown(who, document, version, picture.jpeg().length);
        return answer(picture);
    }

    @GetMapping("/documents/{id}/versions/{number}/cover-{edge:\\d+}.jpg")
    ResponseEntity<Resource> cover(
            Principal who, @PathVariable String id, @PathVariable String number, @PathVariable String edge) {
        var document = DocumentId.parse(id);
        int version = ReaderController.number(number);
        int wanted = ReaderController.number(edge);
        var picture = pictures.cover(who, document, version, wanted);
        if (wanted > SMALL_COVER) {
            opens.shown(who, document, version, picture.jpeg().length);
        }
        return answer(picture);
    }

    static ResponseEntity<Resource> answer(Drawn picture) {
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_JPEG)
                .cacheControl(CacheControl.noCache().cachePrivate())
                .eTag("\"" + picture.tag() + "\"")
                .body(new ByteArrayResource(picture.jpeg()));
    }
}
