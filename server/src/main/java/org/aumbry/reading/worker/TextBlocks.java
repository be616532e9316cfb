package org.aumbry.reading.worker;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.apache.tika.detect.AutoDetectReader;
import org.apache.tika.exception.TikaException;

/** Reads plain text, code and comma-separated values; finds out their character set. */
final class TextBlocks {

    private static final int CODE_LINES = 120;
    private static final int CELLS = 500;

    private TextBlocks() {}

    /**
     * The whole file as text, cut at the limit. What is valid UTF-8 is UTF-8: guessing takes single accents in long
     * texts for Chinese. Only the rest is guessed; zero bytes mean a wider encoding.
     */
    static String string(Path file) throws IOException {
        try (Reader reader = Files.newBufferedReader(file)) {
            var text = text(reader);
            if (text.indexOf('\0') < 0) {
                return text.startsWith("\ufeff") ? text.substring(1) : text;
            }
        } catch (CharacterCodingException otherEncoding) {
            // Guessed below.
        }
        try (InputStream in = Files.newInputStream(file); Reader reader = reader(in)) {
            return text(reader);
        }
    }

    private static String text(Reader reader) throws IOException {
        var text = new StringBuilder();
        var chunk = new char[64 << 10];
        for (int n = reader.read(chunk); n >= 0 && text.length() < Limits.TEXT_CHARS; n = reader.read(chunk)) {
            text.append(chunk, 0, n);
        }
        return text.toString();
    }

    private static Reader reader(InputStream in) throws IOException {
        try {
            return new AutoDetectReader(in);
        } catch (TikaException undetectable) {
            throw new Stopped(Outcome.State.DAMAGED);
        }
    }

    /** Paragraphs are divided by blank lines; line breaks inside them stay. */
    static BlockText plain(String text) {
        var out = new BlockText();
        boolean[] inside = {false};
        text.lines().takeWhile(line -> !out.full()).forEach(line -> {
            if (line.isBlank()) {
                inside[0] = false;
                out.end();
            } else if (inside[0]) {
                out.lineBreak();
                out.write(line);
            } else {
                inside[0] = true;
                out.begin(Block.Type.PARAGRAPH, 0);
                out.write(line);
            }
        });
        return out;
    }

    /** Program text and data keep every space. */
    static BlockText code(String text) {
        var out = new BlockText();
        int[] line = {0};
        text.lines().takeWhile(next -> !out.full()).forEach(next -> {
            if (line[0]++ % CODE_LINES == 0) {
                out.begin(Block.Type.CODE, 0);
            } else {
                out.write("\n");
            }
            out.write(next);
        });
        return out;
    }

    static BlockText csv(String text) throws IOException {
        var out = new BlockText();
        var format = CSVFormat.DEFAULT.builder().setDelimiter(delimiter(text)).get();
        try (var records = format.parse(new java.io.StringReader(text))) {
            int row = 0;
            for (CSVRecord values : records) {
                out.begin(Block.Type.ROW, row++ == 0 ? 1 : 0);
                values.stream().limit(CELLS).forEach(value -> {
                    out.beginCell();
                    out.write(value);
                });
                out.end();
                if (out.full()) {
                    break;
                }
            }
        } catch (UncheckedIOException | IllegalStateException notRegular) {
            return code(text);
        }
        return out;
    }

    /** The separator that occurs most in the first lines. */
    private static char delimiter(String text) {
        var head = text.substring(0, Math.min(text.length(), 8_000));
        char best = ',';
        long most = 0;
        for (char candidate : List.of(',', ';', '\t', '|')) {
            long count = head.chars().filter(c -> c == candidate).count();
            if (count > most) {
                most = count;
                best = candidate;
            }
        }
        return best;
    }
}
