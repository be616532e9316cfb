package org.aumbry.search;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.store.MMapDirectory;
import org.aumbry.crypto.Randomness;
import org.aumbry.crypto.SealingKey;

/**
 * A Lucene directory whose files are sealed page by page; see {@link PageFile} for the shape.
 *
 * <p>File names stay as Lucene makes them: segment numbers and codec names, never anything a person wrote. What does
 * not verify is a {@link org.apache.lucene.index.CorruptIndexException}. {@link #close()} wipes every opened page and
 * the key.
 */
final class SealedDirectory extends FilterDirectory {

    private final SealingKey key;
    private final Randomness randomness;
    private final PageCache cache;
    private final Set<PageFile> open = ConcurrentHashMap.newKeySet();

    /** Takes over the key. */
    SealedDirectory(Path folder, SealingKey key, Randomness randomness, PageCache cache) throws IOException {
        super(new MMapDirectory(folder));
        this.key = key;
        this.randomness = randomness;
        this.cache = cache;
    }

    @Override
    public long fileLength(String name) throws IOException {
        return PageFile.plainLength(name, in.fileLength(name));
    }

    @Override
    public IndexOutput createOutput(String name, IOContext context) throws IOException {
        return seal(in.createOutput(name, context));
    }

    @Override
    public IndexOutput createTempOutput(String prefix, String suffix, IOContext context) throws IOException {
        return seal(in.createTempOutput(prefix, suffix, context));
    }

    private IndexOutput seal(IndexOutput raw) throws IOException {
        try {
            return new SealedOutput(raw, key, randomness.bytes(PageFile.SALT_BYTES));
        } catch (IOException | RuntimeException failed) {
            closeBecause(raw::close, failed);
            throw failed;
        }
    }

    @Override
    public IndexInput openInput(String name, IOContext context) throws IOException {
        var raw = in.openInput(name, context);
        try {
            return new SealedInput("sealed " + name, new PageFile(raw, name, key, cache, open));
        } catch (IOException | RuntimeException failed) {
            closeBecause(raw::close, failed);
            throw failed;
        }
    }

    /** The name is part of a file's key, so any rename but Lucene's own (publishing a commit) seals the file anew. */
    @Override
    public void rename(String source, String target) throws IOException {
        if (PageFile.finalName(source).equals(PageFile.finalName(target))) {
            in.rename(source, target);
            return;
        }
        copyFrom(this, source, target, IOContext.DEFAULT);
        sync(Set.of(target));
        deleteFile(source);
    }

    /** Never lets the underlying directory copy by itself: it would write what it reads from others in clear. */
    @Override
    public void copyFrom(Directory from, String source, String target, IOContext context) throws IOException {
        try (var input = from.openInput(source, IOContext.READONCE);
                var output = createOutput(target, context)) {
            output.copyBytes(input, input.length());
        } catch (IOException | RuntimeException failed) {
            closeBecause(() -> deleteFile(target), failed);
            throw failed;
        }
    }

    @Override
    public void close() throws IOException {
        try {
            super.close();
        } finally {
            open.forEach(PageFile::wipe);
            key.close();
        }
    }

    private interface Closing {
        void run() throws IOException;
    }

    private static void closeBecause(Closing closing, Throwable reason) {
        try {
            closing.run();
        } catch (IOException | RuntimeException second) {
            reason.addSuppressed(second);
        }
    }
}
