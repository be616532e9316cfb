package org.aumbry.reading;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.aumbry.kernel.Probe;
import org.aumbry.kernel.TenantId;
import org.aumbry.reading.worker.Limits;
import org.aumbry.reading.worker.Outcome;
import org.aumbry.reading.worker.Picture;
import org.aumbry.reading.worker.Request;
import org.springframework.stereotype.Component;

/** Gives a parser process a small file that unpacks to more than is allowed, then an ordinary one. */
@Component
class LimitsProbe implements Probe {

    private static final TenantId NOBODY = new TenantId(new UUID(0, 0));
    private static final Findings IGNORED = new Findings() {
        @Override
        public void text(byte[] piece) {}

        @Override
        public void page(byte[] layout) {}

        @Override
        public void picture(Picture picture) {}

        @Override
        public void pdf(byte[] piece) {}
    };

    private final ParserPool parsers;

    LimitsProbe(ParserPool parsers) {
        this.parsers = parsers;
    }

    @Override
    public String id() {
        return "reading.parser-limits";
    }

    @Override
    public List<String> promises() {
        return List.of("DEX-1");
    }

    @Override
    public Reach reach() {
        return Reach.INSTALLATION;
    }

    @Override
    public Result look() {
        try {
            var bomb = read("docx", bomb());
            var plain = read("txt", "An ordinary text.".getBytes(StandardCharsets.UTF_8));
            boolean holds = bomb == Outcome.State.TOO_LARGE && plain == Outcome.State.READY;
            var seen = "A file that unpacks to more than %d MB ended as %s, an ordinary one after it as %s."
                    .formatted(Limits.UNZIPPED_MEGABYTES, word(bomb), word(plain));
            return holds ? Result.holds(seen) : Result.fails(seen);
        } catch (IOException broken) {
            return Result.fails("A parser process died over a test file.");
        }
    }

    private Outcome.State read(String extension, byte[] file) throws IOException {
        var request = Request.read(extension, false);
        return parsers.work(NOBODY, ParserPool.Lane.BACKGROUND, request, new ByteArrayInputStream(file), IGNORED)
                .state();
    }

    private static String word(Outcome.State state) {
        return ReadingState.of(state).word();
    }

    /** A word document whose only text is zeros, a thousand times smaller than what it claims to hold. */
    static byte[] bomb() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.write(("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override"
                    + " PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument"
                    + ".wordprocessingml.document.main+xml\"/></Types>").getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("_rels/.rels"));
            zip.write(("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                    + "<Relationship Id=\"r\" "
                    + "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
                    + "/officeDocument\" Target=\"word/document.xml\"/></Relationships>")
                            .getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("word/document.xml"));
            var zeros = new byte[1 << 20];
            for (long written = 0; written <= Limits.UNZIPPED_BYTES; written += zeros.length) {
                zip.write(zeros);
            }
        }
        return bytes.toByteArray();
    }
}
