package org.aumbry.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MediaTypesTests {

    @Test
    void theFirstBytesDecideNotTheName() {
        assertThat(MediaTypes.detect(bytes("%PDF-1.7\n%\u00e2"), "harmless.txt")).isEqualTo("application/pdf");
        assertThat(MediaTypes.detect(bytes("<!doctype html><html><body>x"), "picture.png")).isEqualTo("text/html");
        assertThat(MediaTypes.detect(bytes("\u0089PNG\r\n\u001a\n"), "x.html")).isEqualTo("image/png");
        assertThat(MediaTypes.detect(bytes("a,b\n1,2\n"), "table.csv")).isEqualTo("text/csv");
        assertThat(MediaTypes.detect(bytes("plain words"), "notes.md")).isEqualTo("text/markdown");
        assertThat(MediaTypes.detect(new byte[0], "empty.bin")).isEqualTo("application/octet-stream");
    }

    @Test
    void nothingThatABrowserRunsIsServedUnderItsOwnName() {
        for (var active : new String[] {
            "text/html", "application/xhtml+xml", "image/svg+xml", "text/xml", "application/javascript",
            "application/atom+xml", "message/rfc822", "text/css",
        }) {
            assertThat(MediaTypes.served(active)).as(active).isEqualTo("application/octet-stream");
        }
        assertThat(MediaTypes.served("application/pdf")).isEqualTo("application/pdf");
        assertThat(MediaTypes.served("text/plain")).isEqualTo("text/plain");
    }

    private static byte[] bytes(String latin) {
        return latin.getBytes(StandardCharsets.ISO_8859_1);
    }
}
