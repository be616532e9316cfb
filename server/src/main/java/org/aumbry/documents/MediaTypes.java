package org.aumbry.documents;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MimeTypes;

/** What sort of content something is, from its first bytes and its name; nothing is parsed. */
final class MediaTypes {

    /** How many first bytes are looked at. */
    static final int LOOKED_AT_BYTES = 64 * 1024;

    private static final String ANY = "application/octet-stream";
    private static final int LONGEST = 127;
    private static final MimeTypes TYPES = MimeTypes.getDefaultMimeTypes();

    /** What a browser might run when it is served under its own name. */
    private static final Set<String> ACTIVE = Set.of(
            "text/html", "application/xhtml+xml", "image/svg+xml", "text/xml", "application/xml", "text/javascript",
            "application/javascript", "application/x-shockwave-flash", "multipart/related", "message/rfc822",
            "text/css", "application/xslt+xml", "application/rdf+xml", "application/mathml+xml");

    private MediaTypes() {}

    static String detect(byte[] firstBytes, String fileName) {
        var metadata = new Metadata();
        metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, fileName);
        try {
            var type = TYPES.detect(new ByteArrayInputStream(firstBytes), metadata).getBaseType().toString();
            return type.length() > LONGEST ? ANY : type;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The type under which content may leave: its own, unless a browser might run it. */
    static String served(String mediaType) {
        return ACTIVE.contains(mediaType) || mediaType.endsWith("+xml") ? ANY : mediaType;
    }
}
