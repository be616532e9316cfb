package org.aumbry.identity;

import java.util.Set;
import org.aumbry.kernel.UserId;

/** A way of coming in without a password of this network. Each module that has one says for whom it works. */
public interface OtherWayIn {

    /** Those of the people who could come in by it now. Called inside their network, in a transaction. */
    Set<UserId> open(Set<UserId> people);
}
