package org.aumbry.documents;

import java.util.Objects;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The last step of an upload: complete content becomes a document or a version, once, however often it is asked for.
 */
@Component
class UploadEnd {

    private final UploadStore store;
    private final Storage storage;
    private final Folders folders;
    private final Filing filing;
    private final Holdings holdings;
    private final TransactionTemplate transaction;

    UploadEnd(
            UploadStore store,
            Storage storage,
            Folders folders,
            Filing filing,
            Holdings holdings,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.storage = storage;
        this.folders = folders;
        this.filing = filing;
        this.holdings = holdings;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Files the content of an upload whose last byte is durable. */
    UploadStatus finish(Principal who, Upload upload) {
        var asked = upload.asked();
        var content = storage.finish(upload.staged(), asked.fileName());
        var promised = asked.promised();
        if (promised != null && !promised.equals(content.sha256())) {
            transaction.executeWithoutResult(status -> {
                store.expire(upload.id(), holdings.now());
                storage.remove(content.blob());
            });
            throw new UploadRefusal(UploadRefusal.Reason.CHECKSUM);
        }
        transaction.executeWithoutResult(status -> {
            var current = store.ownLocked(who, upload.id()).orElseThrow(Refusal::notFound);
            if (current.state() == Upload.State.OPEN) {
                var version = put(who, asked, content);
                var now = holdings.now();
                store.finish(upload.id(), version, now, now.plus(UploadRules.REST));
            }
        });
        return finished(who, find(who, upload.id()));
    }

    /** What became of a finished upload. */
    UploadStatus finished(Principal who, Upload upload) {
        var result = Objects.requireNonNull(upload.result());
        var filed = Objects.requireNonNull(transaction.execute(
                status -> holdings.receipt(result.document(), result.version(), storage::copies)));
        return new UploadStatus(upload.id(), filed.sizeBytes(), filed.sizeBytes(), upload.expiresAt(), filed);
    }

    /** Files content that came at once. */
    Filed file(Principal who, NewUpload asked, NewContent content) {
        return Objects.requireNonNull(transaction.execute(status -> {
            var version = put(who, asked, content);
            return holdings.receipt(version.document(), version.number(), storage::copies);
        }));
    }

    private Version put(Principal who, NewUpload asked, NewContent content) {
        if (asked.document() != null) {
            holdings.hold(who, asked.document());
            return filing.addVersion(who, asked.document(), content);
        }
        var target = folders.ensure(who, asked.place(), NameRules.steps(asked.path()));
        if (asked.newVersion()) {
            var namesake = holdings.named(target.place(), asked.fileName());
            if (namesake.isPresent()) {
                holdings.hold(who, namesake.get());
                return filing.addVersion(who, namesake.get(), content);
            }
        }
        return filing.add(who, target, asked.fileName(), content, "document.add");
    }

    private Upload find(Principal who, UploadId id) {
        return Objects.requireNonNull(transaction.execute(status -> store.own(who, id).orElseThrow(Refusal::notFound)));
    }
}
