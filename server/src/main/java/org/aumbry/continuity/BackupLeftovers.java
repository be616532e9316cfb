package org.aumbry.continuity;

import java.io.IOException;
import org.aumbry.data.DataFolder;
import org.aumbry.data.FolderTree;
import org.aumbry.data.TenantLeftovers;
import org.aumbry.kernel.TenantId;
import org.springframework.stereotype.Component;

/** Backups that a tenant's administrators made and nobody took away. */
@Component
class BackupLeftovers implements TenantLeftovers {

    private final DataFolder data;

    BackupLeftovers(DataFolder data) {
        this.data = data;
    }

    @Override
    public String what() {
        return "backups";
    }

    @Override
    public Where where() {
        return Where.SHARED;
    }

    @Override
    public long count(TenantId tenant) throws IOException {
        return FolderTree.count(NetworkBackups.folder(data, tenant));
    }

    @Override
    public long remove(TenantId tenant) throws IOException {
        return FolderTree.remove(NetworkBackups.folder(data, tenant));
    }
}
