package org.aumbry.search;

import java.time.Clock;
import org.aumbry.access.Access;
import org.aumbry.access.Labelling;
import org.aumbry.crypto.Ids;
import org.aumbry.crypto.Randomness;
import org.aumbry.data.Sealer;
import org.aumbry.data.TenantScope;
import org.aumbry.identity.Users;
import org.aumbry.journal.Journal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/** What the search of one more node is made of. */
@Component
record NodeParts(
        JdbcClient db,
        Sealer sealer,
        Randomness randomness,
        Ids ids,
        Clock clock,
        Sources sources,
        PlatformTransactionManager transactions,
        TenantScope scope,
        SearchSettings settings,
        Access access,
        Users users,
        ObjectProvider<Labelling> labels,
        Journal journal) {}
