package org.aumbry.reading;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.aumbry.reading.worker.Outcome;
import org.aumbry.reading.worker.Picture;
import org.aumbry.reading.worker.Request;

/** Real parser processes for tests that need no server. */
final class TestParsers implements AutoCloseable {

    /** What came of one file. */
    record Found(Outcome outcome, String text, List<PageText> pages, List<Picture> pictures) {

        Outcome.State state() {
            return outcome.state();
        }
    }

    static final ReadingSettings SETTINGS = settings(Duration.ofSeconds(60), 50);

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Sandbox sandbox;
    private final ReadingSettings settings;
    private final Path dataFolder;
    private Parser parser;
    private int started;

    TestParsers(ReadingSettings settings, Sandbox.Walls walls, Path dataFolder) {
        this.settings = settings;
        this.sandbox = new Sandbox(settings, ClassPath::own, () -> walls);
        this.dataFolder = dataFolder;
    }

    static ReadingSettings settings(Duration step, int files) {
        return new ReadingSettings(1, 256, 256, step, Duration.ofMinutes(2), files, Duration.ofSeconds(60), false);
    }

    /** How many processes were needed so far. */
    int started() {
        return started;
    }

    Parser parser() throws IOException {
        if (parser == null || !parser.usable()) {
            close();
            parser = Parser.start(sandbox, dataFolder, clock, settings);
            started++;
        }
        return parser;
    }

    /** Reads as the server does: a process that dies is replaced and its end is the verdict. */
    Found read(String extension, byte[] file) throws IOException {
        return work(Request.read(extension, false), file);
    }

    Found work(Request request, byte[] file) throws IOException {
        var text = new ByteArrayOutputStream();
        var layouts = new ArrayList<byte[]>();
        var pictures = new ArrayList<Picture>();
        Outcome outcome;
        try {
            outcome = parser().work(request, new ByteArrayInputStream(file), new Findings() {
                @Override
                public void text(byte[] piece) {
                    text.writeBytes(piece);
                }

                @Override
                public void page(byte[] layout) {
                    layouts.add(layout);
                }

                @Override
                public void picture(Picture picture) {
                    pictures.add(picture);
                }

                @Override
                public void pdf(byte[] piece) {}
            });
        } catch (Parser.Died died) {
            outcome = Parser.verdict(died);
            parser = null;
        }
        var whole = text.toString(StandardCharsets.UTF_16BE);
        var pages = new ArrayList<PageText>();
        for (int page = 0; page < layouts.size(); page++) {
            pages.add(LayoutFile.open(page + 1, layouts.get(page), whole.length()));
        }
        return new Found(outcome, whole, pages, pictures);
    }

    @Override
    public void close() {
        if (parser != null) {
            parser.close();
            parser = null;
        }
    }
}
