package org.aumbry.documents;

import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Content on its way in, in pieces or at once. An upload belongs to the person who began it. It is acknowledged when
 * its content is durable and its document committed, never before; asking again gives the same answer.
 */
@Service("documentUploads")
public class Uploads {

    /** The largest content of a version: 100 MiB. */
    public static final long MOST_BYTES = UploadRules.MOST_BYTES;

    private final UploadStore store;
    private final UploadEnd end;
    private final Storage storage;
    private final Guards guards;
    private final Acts acts;
    private final TransactionTemplate transaction;
    private final ConcurrentHashMap<UploadId, Thread> busy = new ConcurrentHashMap<>();

    Uploads(
            UploadStore store,
            UploadEnd end,
            Storage storage,
            Guards guards,
            Acts acts,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.end = end;
        this.storage = storage;
        this.guards = guards;
        this.acts = acts;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Begins an upload. Needs the permission to edit the place, or the document that gets a new version. */
    public UploadStatus begin(Principal who, NewUpload raw) {
        var asked = UploadRules.accept(raw);
        var upload = within(() -> {
            var place = requireTarget(who, asked);
            if (store.countOpen(who.user()) >= UploadRules.MOST_OPEN) {
                throw Refusal.of(Refusal.Code.OVER_LIMIT, "documents.refusal.too-many-uploads", UploadRules.MOST_OPEN);
            }
            var begun = new Upload(
                    new UploadId(acts.id()), who.user(), asked.at(place),
                    storage.begin(place.space(), asked.lengthBytes()),
                    Upload.State.OPEN, null, acts.now().plus(UploadRules.REST));
            store.add(begun, acts.now());
            return begun;
        });
        return Objects.equals(asked.lengthBytes(), 0L)
                ? end.finish(who, upload)
                : new UploadStatus(upload.id(), 0, asked.lengthBytes(), upload.expiresAt(), null);
    }

    /** How far the upload is; expired when it rested too long or was given up. */
    public UploadStatus status(Principal who, UploadId id) {
        var upload = find(who, id);
        return upload.state() == Upload.State.FINISHED ? end.finished(who, upload) : open(upload);
    }

    /** The person's uploads that wait for bytes, oldest first. */
    public List<WaitingUpload> waiting(Principal who) {
        return within(() -> store.openOf(who.user(), acts.now())).stream()
                .filter(upload -> !busy.containsKey(upload.id()))
                .map(upload -> new WaitingUpload(open(upload), upload.asked().fileName(), upload.asked().place()))
                .toList();
    }

    /** Says the length of an upload begun without one. */
    public void setLength(Principal who, UploadId id, long bytes) {
        UploadRules.requireSize(bytes);
        var known = find(who, id).asked().lengthBytes();
        if (known != null && known != bytes) {
            throw Refusal.invalid("length", "documents.refusal.length");
        }
        within(() -> {
            store.setLength(id, bytes);
            return bytes;
        });
    }

    /**
     * Adds bytes; with the last one the document is made. Adding nothing to a complete upload asks for its receipt
     * again.
     *
     * @param sha256 of these bytes, which are dropped when it is another; null when none was announced
     */
    public UploadStatus append(
            Principal who, UploadId id, long offset, InputStream bytes, byte @Nullable [] sha256) {
        if (busy.putIfAbsent(id, Thread.currentThread()) != null) {
            throw new UploadRefusal(UploadRefusal.Reason.BUSY);
        }
        try {
            var upload = find(who, id);
            if (upload.state() == Upload.State.FINISHED) {
                return again(who, upload, offset);
            }
            return added(who, upload, offset, bytes, sha256);
        } finally {
            busy.remove(id);
        }
    }

    /** Gives the upload up; what came so far is gone. */
    public void abandon(Principal who, UploadId id) {
        var upload = find(who, id);
        within(() -> {
            store.expire(id, acts.now().plus(UploadRules.REST));
            return id;
        });
        if (upload.state() == Upload.State.OPEN) {
            storage.abandon(upload.staged());
        }
    }

    /** Lets pass who may add things to the place, before any byte is read. */
    public void require(Principal who, Place place) {
        within(() -> guards.place(who, Permission.EDIT, place));
    }

    /** Takes a whole stream at once, as a document of its own. */
    public Filed put(Principal who, Place place, String fileName, String path, InputStream bytes) {
        return putAll(who, new NewUpload(place, null, fileName, path, null, false, null), bytes);
    }

    /** Takes a whole stream at once, as the next version of a document. */
    public Filed putVersion(Principal who, DocumentId document, String fileName, InputStream bytes) {
        var place = within(() -> guards.document(who, Permission.EDIT, document).place());
        return putAll(who, new NewUpload(place, document, fileName, "", null, false, null), bytes);
    }

    private Filed putAll(Principal who, NewUpload raw, InputStream bytes) {
        var asked = UploadRules.accept(raw);
        var place = within(() -> requireTarget(who, asked));
        var content = storage.put(place.space(), bytes, asked.fileName());
        return end.file(who, asked.at(place), content);
    }

    private Place requireTarget(Principal who, NewUpload asked) {
        return asked.document() == null
                ? guards.place(who, Permission.EDIT, asked.place()).place()
                : guards.document(who, Permission.EDIT, asked.document()).place();
    }

    private UploadStatus added(
            Principal who, Upload upload, long offset, InputStream bytes, byte @Nullable [] sha256) {
        if (storage.offset(upload.staged()) != offset) {
            throw new UploadRefusal(UploadRefusal.Reason.OFFSET);
        }
        var length = upload.asked().lengthBytes();
        long most = (length == null ? UploadRules.MOST_BYTES : length) - offset;
        var bounded = new BoundedInput(bytes, most);
        long now = sha256 == null
                ? storage.append(upload.staged(), offset, bounded)
                : storage.appendChecked(upload.staged(), offset, bounded, sha256);
        if (length != null && now == length) {
            return end.finish(who, upload);
        }
        var expires = acts.now().plus(UploadRules.REST);
        within(() -> {
            store.prolong(upload.id(), expires);
            return expires;
        });
        return new UploadStatus(upload.id(), now, length, expires, null);
    }

    private UploadStatus again(Principal who, Upload upload, long offset) {
        var finished = end.finished(who, upload);
        if (offset != finished.offsetBytes()) {
            throw new UploadRefusal(UploadRefusal.Reason.OFFSET);
        }
        return finished;
    }

    private UploadStatus open(Upload upload) {
        return new UploadStatus(
                upload.id(), storage.offset(upload.staged()), upload.asked().lengthBytes(), upload.expiresAt(), null);
    }

    private Upload find(Principal who, UploadId id) {
        var upload = within(() -> store.own(who, id)).orElseThrow(Refusal::notFound);
        boolean late = upload.state() == Upload.State.OPEN && !upload.expiresAt().isAfter(acts.now());
        if (late || upload.state() == Upload.State.EXPIRED) {
            throw new UploadRefusal(UploadRefusal.Reason.EXPIRED);
        }
        return upload;
    }

    private <T> T within(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}
