package org.aumbry.labels;

import java.util.HashMap;
import java.util.List;
import org.aumbry.access.Access;
import org.aumbry.access.Grants;
import org.aumbry.identity.Administrators;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Draws the data map, for administrators: they get counts of everything, and titles of nothing they may not see. */
@Service
public class DataMaps {

    private final List<Census> censuses;
    private final Labels labels;
    private final Access access;
    private final Grants grants;
    private final Administrators administrators;
    private final Journal journal;

    DataMaps(
            List<Census> censuses,
            Labels labels,
            Access access,
            Grants grants,
            Administrators administrators,
            Journal journal) {
        this.censuses = censuses;
        this.labels = labels;
        this.access = access;
        this.grants = grants;
        this.administrators = administrators;
        this.journal = journal;
    }

    @Transactional(readOnly = true)
    public DataMap draw(Principal who) {
        administrators.require(who, "label.map");
        var map = map();
        journal.observe(who, "label.map", new ObjectRef("network", who.tenant().value()));
        return map;
    }

    /** The map as such, for the probe too. */
    DataMap map() {
        var counts = censuses.stream().flatMap(census -> census.counts().stream()).toList();
        var classes = counts.stream().map(Census.Count::accessClass).distinct().toList();
        var containers = new HashMap<AccessClass, ObjectRef>();
        classes.forEach(each -> containers.put(each, grants.get(each).object()));
        return DataMapRules.map(counts, labels.list(), new DataMapRules.Facts(
                labels.of(classes), access.exposure(classes), containers));
    }
}
