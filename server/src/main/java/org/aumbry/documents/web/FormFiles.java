package org.aumbry.documents.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.servlet.ServletRequestContext;
import org.aumbry.kernel.Refusal;

/**
 * Reads the files of a plain form as they come in, one after the other. Nothing is put aside on the disk: the
 * container's own form parser would write files there unsealed.
 */
final class FormFiles {

    private static final int MOST_FILES = 100;

    private FormFiles() {}

    /** What is done with one file; the stream ends with the file. */
    interface Taker {
        void take(String fileName, InputStream bytes);
    }

    /** Hands every file of the form to the taker. @return how many there were */
    static int each(HttpServletRequest request, Taker taker) throws IOException {
        var type = request.getContentType();
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data")) {
            throw Refusal.invalid("files", "documents.refusal.no-files");
        }
        try {
            var parts = new FileUpload().getItemIterator(new ServletRequestContext(request));
            int count = read(parts, taker);
            if (count == 0) {
                throw Refusal.invalid("files", "documents.refusal.no-files");
            }
            return count;
        } catch (FileUploadException malformed) {
            throw Refusal.invalid("files", "documents.refusal.no-files");
        }
    }

    private static int read(FileItemIterator parts, Taker taker) throws IOException {
        int count = 0;
        while (parts.hasNext()) {
            var part = parts.next();
            var name = part.getName();
            if (part.isFormField() || name == null || name.isEmpty()) {
                continue;
            }
            if (++count > MOST_FILES) {
                throw Refusal.of(Refusal.Code.OVER_LIMIT, "documents.refusal.too-many", MOST_FILES);
            }
            try (var bytes = part.openStream()) {
                taker.take(baseName(name), bytes);
            }
        }
        return count;
    }

    /** Some browsers send a path; only its last step is a name. */
    private static String baseName(String name) {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }
}
