package org.aumbry.reviews;

import org.aumbry.identity.Administrators;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/** The signed reports of campaigns that are over, for administrators. */
@Service
public class Reports {

    private final CampaignStore store;
    private final ReviewReport report;
    private final Administrators administrators;
    private final Journal journal;

    Reports(CampaignStore store, ReviewReport report, Administrators administrators, Journal journal) {
        this.store = store;
        this.report = report;
        this.administrators = administrators;
        this.journal = journal;
    }

    /** The report as signed, with its signature; refused as not found while the campaign runs. */
    @Transactional(readOnly = true)
    public byte[] signed(Principal who, CampaignId id) {
        administrators.require(who, "review.report");
        var envelope = store.report(id).orElseThrow(Refusal::notFound);
        journal.observe(who, "review.report", id.ref());
        return envelope;
    }

    /** What the report says. */
    @Transactional(readOnly = true)
    public JsonNode read(Principal who, CampaignId id) {
        return report.open(signed(who, id));
    }
}
