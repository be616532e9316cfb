package org.aumbry.blobs;

import java.time.Clock;
import org.aumbry.crypto.Ids;
import org.aumbry.crypto.Randomness;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What everything here needs besides: the time, identifiers, transactions, and who hears of damage. */
@Component
record BlobTools(
        Clock clock, Ids ids, DamageReports reports, TransactionTemplate transaction, Randomness randomness) {}
