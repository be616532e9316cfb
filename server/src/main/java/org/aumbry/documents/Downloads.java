package org.aumbry.documents;

import java.util.Map;
import org.aumbry.blobs.Blobs;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.policies.DownloadBudget;
import org.aumbry.policies.DownloadChannel;
import org.aumbry.policies.Taking;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The one way content leaves as a file. */
@Service
public class Downloads {

    private final Guards guards;
    private final VersionStore versions;
    private final Blobs blobs;
    private final Acts acts;
    private final DownloadBudget budget;
    private final TransactionTemplate transaction;

    Downloads(
            Guards guards,
            VersionStore versions,
            Blobs blobs,
            Acts acts,
            DownloadBudget budget,
            PlatformTransactionManager transactions) {
        this.guards = guards;
        this.versions = versions;
        this.blobs = blobs;
        this.acts = acts;
        this.budget = budget;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setReadOnly(true);
    }

    /**
     * Opens a version for download. Needs the permission to download. Nothing has left yet; whoever sends bytes calls
     * {@link #record} first.
     *
     * @param number null = the current version
     */
    public Download open(Principal who, DocumentId id, @Nullable Integer number) {
        return required(transaction.execute(status -> {
            var document = guards.document(who, Permission.DOWNLOAD, id);
            var version = versions.find(id, number == null ? document.currentVersion() : number)
                    .orElseThrow(Refusal::notFound);
            return new Download(
                    version,
                    NameRules.downloadName(document.title(), version.fileName()),
                    MediaTypes.served(version.mediaType()),
                    blobs.open(version.blob()));
        }));
    }

    /**
     * Takes what will be sent from the person's budget and puts the download into the journal; returns when both are
     * durable.
     */
    public void record(Principal who, Download download, long from, long length) {
        var version = download.version();
        budget.take(who, new Taking(channel(who), version.document().value(), version.number(), length));
        acts.observe(who, "document.download", download.version().document().ref(), Map.of(
                "version", String.valueOf(download.version().number()),
                "from", String.valueOf(from),
                "bytes", String.valueOf(length)));
    }

    /** Someone without a sign-in and without a key holds a link. */
    private static DownloadChannel channel(Principal who) {
        if (who.token() != null) {
            return DownloadChannel.API;
        }
        return who.session() == null ? DownloadChannel.LINK : DownloadChannel.DOWNLOAD;
    }

    private static Download required(@Nullable Download download) {
        if (download == null) {
            throw new IllegalStateException("a download was neither opened nor refused");
        }
        return download;
    }
}
