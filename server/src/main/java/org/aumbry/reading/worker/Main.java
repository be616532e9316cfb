package org.aumbry.reading.worker;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import javax.imageio.ImageIO;
import org.apache.poi.openxml4j.util.ZipSecureFile;

/** The parser process: says how well it is confined, then takes requests until its input ends. */
public final class Main {

    private final DataInputStream in;
    private final Sink sink;
    private final Path folder;
    private final Reader reader;

    private Main(DataInputStream in, Sink sink, Path folder, String office) {
        this.in = in;
        this.sink = sink;
        this.folder = folder;
        this.reader = new Reader(new OfficeProgram(office, folder));
    }

    /** @param args a port the server listens on, the server's data folder, the office program or an empty string */
    public static void main(String... args) throws IOException {
        var in = new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in)));
        var out = new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
        var nowhere = new PrintStream(OutputStream.nullOutputStream());
        System.setOut(nowhere);
        System.setErr(nowhere);
        ImageIO.setUseCache(false);
        ZipSecureFile.setMaxEntrySize(Limits.UNZIPPED_BYTES);
        ZipSecureFile.setMaxTextSize(Limits.TEXT_CHARS * 4L);
        var sink = new Sink(out);
        sink.send(Frames.Kind.HELLO, Walls.look(Integer.parseInt(args[0]), args[1]).encode());
        new Main(in, sink, Files.createTempDirectory("reading"), args[2]).serve();
    }

    private void serve() throws IOException {
        while (true) {
            Request request;
            try {
                request = Request.decode(Frames.read(in).body());
            } catch (EOFException over) {
                return;
            }
            var work = Files.createTempDirectory(folder, "work");
            sink.send(Frames.Kind.DONE, answer(request, work).encode());
            sweep(work);
        }
    }

    private Outcome answer(Request request, Path work) throws IOException {
        var file = work.resolve("file");
        receive(file);
        try {
            return request.job() == Request.Job.DRAW ? draw(file, request) : reader.read(file, work, request, sink);
        } catch (Frames.BrokenProtocol ours) {
            throw ours;
        } catch (IOException | RuntimeException broken) {
            return Outcome.failed(Outcome.State.DAMAGED, Format.OTHER);
        }
    }

    private void receive(Path file) throws IOException {
        try (var to = Files.newOutputStream(file)) {
            for (var frame = Frames.read(in); frame.kind() == Frames.Kind.FILE; frame = Frames.read(in)) {
                to.write(frame.body());
            }
        }
    }

    private Outcome draw(Path file, Request request) throws IOException {
        try (var pdf = PdfFile.open(file)) {
            int last = Math.min(request.lastPage(), pdf.pages());
            for (int page = Math.max(1, request.firstPage()); page <= last; page++) {
                Pictures.page(sink, page, pdf.draw(page, Limits.PAGE_WIDTH));
            }
            return new Outcome(Outcome.State.READY, Format.PDF, pdf.pages(), "", false);
        } catch (Stopped known) {
            return Outcome.failed(known.state(), Format.PDF);
        } catch (StackOverflowError tooDeep) {
            return Outcome.failed(Outcome.State.DAMAGED, Format.PDF);
        }
    }

    private static void sweep(Path work) throws IOException {
        Files.walkFileTree(work, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException trouble) throws IOException {
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
