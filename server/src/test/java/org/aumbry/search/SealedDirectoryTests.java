package org.aumbry.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.CheckIndex;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.store.NIOFSDirectory;
import org.aumbry.crypto.Randomness;
import org.aumbry.crypto.RawKeyAccess;
import org.aumbry.crypto.SealingKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Lucene expects of a directory, and what we expect of a sealed one. */
class SealedDirectoryTests {

    private static final int PAGE = PageFile.PAGE_BYTES;
    private static final List<Integer> LENGTHS = List.of(
            0, 1, 15, 16, 4096, PAGE - 1, PAGE, PAGE + 1, 2 * PAGE - 1, 2 * PAGE, 2 * PAGE + 1, 5 * PAGE + 77);

    private final byte[] rawKey = new Randomness().bytes(SealingKey.KEY_BYTES);
    private final Random random = new Random(20261122);

    @TempDir
    private Path folder;

    private SealedDirectory directory() throws IOException {
        return directory(rawKey, new PageCache(1 << 20));
    }

    private SealedDirectory directory(byte[] key, PageCache cache) throws IOException {
        return new SealedDirectory(
                folder, SealingKey.copyOf(key, RawKeyAccess.because("test")), new Randomness(), cache);
    }

    private byte[] write(Directory directory, String name, int length) throws IOException {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        try (var out = directory.createOutput(name, IOContext.DEFAULT)) {
            var done = 0;
            while (done < length) {
                var part = Math.min(length - done, 1 + random.nextInt(3000));
                if (part == 1) {
                    out.writeByte(bytes[done]);
                } else {
                    out.writeBytes(bytes, done, part);
                }
                done += part;
                assertThat(out.getFilePointer()).isEqualTo(done);
            }
        }
        return bytes;
    }

    private static byte[] read(Directory directory, String name) throws IOException {
        try (var in = directory.openInput(name, IOContext.DEFAULT)) {
            var bytes = new byte[(int) in.length()];
            in.readBytes(bytes, 0, bytes.length);
            return bytes;
        }
    }

    @Test
    void filesOfEveryLengthComeBackWhole() throws IOException {
        try (var directory = directory()) {
            for (var length : LENGTHS) {
                var bytes = write(directory, "_f" + length, length);
                assertThat(directory.fileLength("_f" + length)).isEqualTo((long) length);
                assertThat(read(directory, "_f" + length)).isEqualTo(bytes);
            }
            assertThat(directory.listAll()).hasSize(LENGTHS.size()).isSorted();
        }
    }

    @Test
    void everyTypeIsReadAtEveryOffset() throws IOException {
        try (var sealed = directory();
                var plain = new ByteBuffersDirectory()) {
            var bytes = write(sealed, "_a", 3 * PAGE + 100);
            try (var out = plain.createOutput("_a", IOContext.DEFAULT)) {
                out.writeBytes(bytes, bytes.length);
            }
            try (var a = sealed.openInput("_a", IOContext.DEFAULT);
                    var b = plain.openInput("_a", IOContext.DEFAULT)) {
                var ra = a.randomAccessSlice(3, bytes.length - 3);
                var rb = b.randomAccessSlice(3, bytes.length - 3);
                for (var page = 0; page <= 3; page++) {
                    for (var at =
                            Math.max(0, page * PAGE - 20); at < Math.min(bytes.length - 64, page * PAGE + 20); at++) {
                        a.seek(at);
                        b.seek(at);
                        assertThat(a.readLong()).isEqualTo(b.readLong());
                        assertThat(a.readInt()).isEqualTo(b.readInt());
                        assertThat(a.readShort()).isEqualTo(b.readShort());
                        assertThat(a.readByte()).isEqualTo(b.readByte());
                        assertThat(a.getFilePointer()).isEqualTo(b.getFilePointer());
                        assertThat(ra.readLong(at)).isEqualTo(rb.readLong(at));
                        assertThat(ra.readInt(at)).isEqualTo(rb.readInt(at));
                        assertThat(ra.readShort(at)).isEqualTo(rb.readShort(at));
                        assertThat(ra.readByte(at)).isEqualTo(rb.readByte(at));
                        var ia = new int[PAGE / 2];
                        var ib = new int[PAGE / 2];
                        a.seek(at);
                        b.seek(at);
                        var count = (int) Math.min(ia.length, (bytes.length - a.getFilePointer()) / 4);
                        a.readInts(ia, 0, count);
                        b.readInts(ib, 0, count);
                        assertThat(ia).isEqualTo(ib);
                        assertThat(a.getFilePointer()).isEqualTo(b.getFilePointer());
                    }
                }
            }
        }
    }

    @Test
    void slicesAndClonesMoveIndependentlyAndStayWithinTheirBounds() throws IOException {
        try (var directory = directory()) {
            var bytes = write(directory, "_a", 4 * PAGE);
            try (var in = directory.openInput("_a", IOContext.DEFAULT)) {
                in.seek(500);
                var clone = in.clone();
                assertThat(clone.getFilePointer()).isEqualTo(500);
                clone.seek(7);
                assertThat(in.getFilePointer()).isEqualTo(500);
                for (var i = 0; i < 200; i++) {
                    var offset = random.nextInt(bytes.length);
                    var length = random.nextInt(bytes.length - offset + 1);
                    var slice = in.slice("s", offset, length);
                    assertThat(slice.length()).isEqualTo(length);
                    var got = new byte[length];
                    slice.readBytes(got, 0, length);
                    assertThat(got).isEqualTo(Arrays.copyOfRange(bytes, offset, offset + length));
                    assertThatThrownBy(slice::readByte).isInstanceOf(EOFException.class);
                    var from = length / 2;
                    var inner = slice.slice("inner", from, length - from);
                    var rest = new byte[length - from];
                    inner.readBytes(rest, 0, rest.length);
                    assertThat(rest).isEqualTo(Arrays.copyOfRange(bytes, offset + from, offset + length));
                }
                assertThatThrownBy(() -> in.slice("x", 1, bytes.length)).isInstanceOf(IllegalArgumentException.class);
                assertThatThrownBy(() -> in.slice("x", -1, 2)).isInstanceOf(IllegalArgumentException.class);
                assertThatThrownBy(() -> in.seek(bytes.length + 1)).isInstanceOf(EOFException.class);
                in.seek(bytes.length);
                assertThatThrownBy(in::readByte).isInstanceOf(EOFException.class);
                in.seek(bytes.length - 3);
                assertThatThrownBy(in::readInt).isInstanceOf(EOFException.class);
            }
        }
    }

    @Test
    void closingAnInputEndsItsClonesAndWipesItsPages() throws IOException {
        var cache = new PageCache(1 << 20);
        try (var directory = directory(rawKey, cache)) {
            write(directory, "_a", 3 * PAGE);
            var in = directory.openInput("_a", IOContext.DEFAULT);
            var clone = in.clone();
            clone.readByte();
            clone.seek(2 * PAGE);
            clone.readByte();
            assertThat(cache.pages()).isGreaterThanOrEqualTo(2);
            in.close();
            assertThat(cache.pages()).isZero();
            assertThatThrownBy(clone::readByte).isInstanceOf(AlreadyClosedException.class);
        }
    }

    @Test
    void closingTheDirectoryWipesEveryPage() throws IOException {
        var cache = new PageCache(1 << 20);
        var directory = directory(rawKey, cache);
        write(directory, "_a", 3 * PAGE);
        var in = directory.openInput("_a", IOContext.DEFAULT);
        in.readByte();
        directory.close();
        assertThat(cache.pages()).isZero();
        assertThatThrownBy(in::readByte).isInstanceOf(AlreadyClosedException.class);
        in.close();
    }

    @Test
    void theCacheStaysWithinItsBoundAndAnswersStayRightUnderManyReaders() throws Exception {
        var cache = new PageCache(8L * PAGE);
        try (var directory = directory(rawKey, cache)) {
            var bytes = write(directory, "_a", 60 * PAGE + 5);
            try (var in = directory.openInput("_a", IOContext.DEFAULT);
                    var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var readers = new ArrayList<Callable<Boolean>>();
                for (var r = 0; r < 8; r++) {
                    var own = in.clone();
                    var dice = new Random(r);
                    readers.add(() -> {
                        for (var i = 0; i < 3000; i++) {
                            var at = dice.nextInt(bytes.length - 600);
                            var got = new byte[1 + dice.nextInt(600)];
                            own.seek(at);
                            own.readBytes(got, 0, got.length);
                            if (!Arrays.equals(got, 0, got.length, bytes, at, at + got.length)) {
                                return false;
                            }
                        }
                        return true;
                    });
                }
                for (var answer : threads.invokeAll(readers)) {
                    assertThat(answer.get()).isTrue();
                }
                assertThat(cache.pages()).isLessThanOrEqualTo(8);
            }
        }
    }

    @Test
    void aFileIsWrittenOnceAndMissingOnesAreNamedSo() throws IOException {
        try (var directory = directory()) {
            write(directory, "_a", 10);
            assertThatThrownBy(() -> directory.createOutput("_a", IOContext.DEFAULT))
                    .isInstanceOf(FileAlreadyExistsException.class);
            assertThatThrownBy(() -> directory.openInput("_none", IOContext.DEFAULT))
                    .isInstanceOf(NoSuchFileException.class);
            assertThatThrownBy(() -> directory.fileLength("_none")).isInstanceOf(NoSuchFileException.class);
            assertThatThrownBy(() -> directory.deleteFile("_none")).isInstanceOf(NoSuchFileException.class);
            directory.deleteFile("_a");
            assertThat(directory.listAll()).isEmpty();
        }
        var closed = directory();
        closed.close();
        assertThatThrownBy(() -> closed.createOutput("_b", IOContext.DEFAULT))
                .isInstanceOf(AlreadyClosedException.class);
    }

    @Test
    void temporaryFilesGetNamesOfTheirOwn() throws IOException {
        try (var directory = directory()) {
            var names = new ArrayList<String>();
            for (var i = 0; i < 3; i++) {
                try (var out = directory.createTempOutput("_sort", "keys", IOContext.DEFAULT)) {
                    out.writeString("words");
                    names.add(out.getName());
                }
            }
            assertThat(names).doesNotHaveDuplicates();
            try (var in = directory.openInput(names.getLast(), IOContext.DEFAULT)) {
                assertThat(in.readString()).isEqualTo("words");
            }
        }
    }

    @Test
    void aRenamedFileReadsTheSameWhateverItsNames() throws IOException {
        try (var directory = directory()) {
            var commit = write(directory, "pending_segments_3", 2 * PAGE);
            directory.rename("pending_segments_3", "segments_3");
            assertThat(read(directory, "segments_3")).isEqualTo(commit);
            var other = write(directory, "_a", PAGE + 3);
            directory.rename("_a", "_b");
            assertThat(read(directory, "_b")).isEqualTo(other);
            assertThat(directory.listAll()).containsExactly("_b", "segments_3");
        }
    }

    @Test
    void copyingFromAnotherDirectorySeals() throws IOException {
        try (var directory = directory();
                var plain = new ByteBuffersDirectory()) {
            try (var out = plain.createOutput("_c", IOContext.DEFAULT)) {
                out.writeString("canary canary canary");
            }
            directory.copyFrom(plain, "_c", "_c", IOContext.DEFAULT);
            assertThat(new String(Files.readAllBytes(folder.resolve("_c")), UTF_8)).doesNotContain("canary");
            try (var in = directory.openInput("_c", IOContext.DEFAULT)) {
                assertThat(in.readString()).isEqualTo("canary canary canary");
            }
        }
    }

    @Test
    void aSecondWriterIsLockedOut() throws IOException {
        try (var first = directory();
                var second = directory();
                var held = first.obtainLock("write.lock")) {
            held.ensureValid();
            assertThatThrownBy(() -> second.obtainLock("write.lock")).isInstanceOf(LockObtainFailedException.class);
        }
    }

    @Test
    void luceneLivesInItThroughCommitsMergesUpdatesAndReopenings() throws IOException {
        var expected = new boolean[600];
        for (var round = 0; round < 6; round++) {
            try (var directory = directory(rawKey, new PageCache(4L * PAGE));
                    var writer = new IndexWriter(directory, writing())) {
                for (var i = 0; i < 300; i++) {
                    var id = random.nextInt(expected.length);
                    expected[id] = random.nextInt(4) > 0;
                    change(writer, id, expected[id]);
                }
                if (round % 2 == 1) {
                    writer.forceMerge(1);
                }
            }
        }
        try (var directory = directory();
                var reader = DirectoryReader.open(directory)) {
            var searcher = new IndexSearcher(reader);
            for (var id = 0; id < expected.length; id++) {
                assertThat(searcher.count(new TermQuery(new Term("id", "d" + id)))).isEqualTo(expected[id] ? 1 : 0);
            }
        }
        try (var directory = directory();
                var check = new CheckIndex(directory)) {
            check.setLevel(CheckIndex.Level.MIN_LEVEL_FOR_SLOW_CHECKS);
            assertThat(check.checkIndex().clean).isTrue();
        }
        try (var raw = new NIOFSDirectory(folder)) {
            for (var name : raw.listAll()) {
                var bytes = new String(Files.readAllBytes(folder.resolve(name)), UTF_8);
                assertThat(bytes).doesNotContain("canary").doesNotContain("Lucene");
            }
        }
    }

    private static IndexWriterConfig writing() {
        return new IndexWriterConfig(new StandardAnalyzer()).setMaxBufferedDocs(40).setRAMBufferSizeMB(
                IndexWriterConfig.DISABLE_AUTO_FLUSH);
    }

    private static void change(IndexWriter writer, int id, boolean present) throws IOException {
        var term = new Term("id", "d" + id);
        if (!present) {
            writer.deleteDocuments(term);
            return;
        }
        var document = new Document();
        document.add(new StringField("id", "d" + id, Field.Store.YES));
        document.add(new TextField("text", "canary words of document number " + id, Field.Store.YES));
        document.add(new NumericDocValuesField("class", id));
        writer.updateDocument(term, document);
        writer.updateNumericDocValue(term, "class", id + 1L);
    }
}
