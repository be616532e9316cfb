package org.aumbry.search;

import java.io.IOException;
import org.aumbry.data.FolderTree;
import org.aumbry.data.TenantLeftovers;
import org.aumbry.kernel.TenantId;
import org.springframework.stereotype.Component;

/** A tenant's search index, of which each program has its own. */
@Component
class IndexLeftovers implements TenantLeftovers {

    private final Indexes indexes;

    IndexLeftovers(Indexes indexes) {
        this.indexes = indexes;
    }

    @Override
    public String what() {
        return "index";
    }

    @Override
    public Where where() {
        return Where.EACH_PROGRAM;
    }

    @Override
    public long count(TenantId tenant) throws IOException {
        return FolderTree.count(indexes.folder(tenant));
    }

    @Override
    public long remove(TenantId tenant) throws IOException {
        indexes.withdraw(tenant);
        return FolderTree.remove(indexes.folder(tenant));
    }
}
