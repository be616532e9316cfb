package org.aumbry.blobs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** An open file of this machine. */
final class RealFile implements Disk.DiskFile {

    private final FileChannel channel;
    private @Nullable CompletableFuture<Void> running;

    RealFile(FileChannel channel) {
        this.channel = channel;
    }

    @Override
    public long size() throws IOException {
        return channel.size();
    }

    @Override
    public void read(ByteBuffer target, long position) throws IOException {
        long at = position;
        while (target.hasRemaining()) {
            int count = channel.read(target, at);
            if (count < 0) {
                return;
            }
            at += count;
        }
    }

    @Override
    public void write(ByteBuffer source, long position) throws IOException {
        long at = position;
        while (source.hasRemaining()) {
            at += channel.write(source, at);
        }
    }

    /**
     * One at a time: while the disk is busy with the last one, the next writes wait for {@link #sync} or a later
     * start.
     */
    @Override
    public void startSync() {
        if (running == null || running.isDone() && !running.isCompletedExceptionally()) {
            var started = new CompletableFuture<Void>();
            Thread.ofVirtual().start(() -> force(started));
            running = started;
        }
    }

    @Override
    public void truncate(long size) throws IOException {
        channel.truncate(size);
    }

    /** A failure is told by the system only once, so that of an earlier start is kept and told here. */
    @Override
    public void sync() throws IOException {
        await();
        channel.force(false);
    }

    @Override
    public boolean tryLock() throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException ours) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        try {
            await();
        } finally {
            channel.close();
        }
    }

    private void force(CompletableFuture<Void> started) {
        try {
            channel.force(false);
            started.complete(null);
        } catch (IOException | RuntimeException failed) {
            started.completeExceptionally(failed);
        }
    }

    private void await() throws IOException {
        if (running != null) {
            try {
                running.join();
            } catch (CompletionException failed) {
                throw new IOException("an earlier sync failed", failed.getCause());
            }
        }
    }
}
