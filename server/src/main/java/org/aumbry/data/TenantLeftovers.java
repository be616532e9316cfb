package org.aumbry.data;

import java.io.IOException;
import org.aumbry.kernel.TenantId;

/** Something that a module keeps of each tenant, and takes away once the tenant's keys are destroyed. */
public interface TenantLeftovers {

    /** Where a tenant's things are. */
    enum Where {
        /** In stores that all programs of the installation share. */
        SHARED,
        /** With each program by itself. */
        EACH_PROGRAM
    }

    /** What it is, in one word: {@code schema}, {@code files}, {@code index}, {@code backups}. */
    String what();

    Where where();

    /**
     * How many pieces there still are.
     *
     * @throws IOException when a place gives no answer
     */
    long count(TenantId tenant) throws IOException;

    /**
     * Takes all of it away. What was interrupted at any moment is finished by repeating it.
     *
     * @return how many pieces this time
     * @throws IOException when some could not be taken away now
     */
    long remove(TenantId tenant) throws IOException;
}
