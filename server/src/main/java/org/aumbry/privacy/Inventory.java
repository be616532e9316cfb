package org.aumbry.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.aumbry.identity.Administrators;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The inventory of personal fields, made from the schema each time it is asked for, so that nothing is forgotten. */
@Service
public class Inventory {

    private final CatalogueStore catalogue;
    private final TableEntries entries;
    private final Practices practices;
    private final Administrators administrators;
    private final Journal journal;

    Inventory(
            CatalogueStore catalogue,
            TableEntries entries,
            Practices practices,
            Administrators administrators,
            Journal journal) {
        this.catalogue = catalogue;
        this.entries = entries;
        this.practices = practices;
        this.administrators = administrators;
        this.journal = journal;
    }

    /** Every table about people. For administrators. */
    public List<PersonalTable> tables(Principal who) {
        administrators.require(who, "privacy.inventory");
        return tables();
    }

    /** The same to take along; stands in the journal. */
    @Transactional
    public List<PersonalTable> export(Principal who) {
        administrators.require(who, "privacy.export-inventory");
        journal.record(who, "privacy.export-inventory", new ObjectRef("network", who.tenant().value()));
        return tables();
    }

    List<PersonalTable> tables() {
        var keepings = practices.keepings();
        var all = new ArrayList<>(Catalogue.tables("tenant", catalogue.tenant(), entries, keepings));
        all.addAll(Catalogue.tables("control", catalogue.control(), entries, keepings));
        return List.copyOf(all);
    }

    /** Entries for tables that are not there or hold nothing about people. */
    List<String> superfluous(List<PersonalTable> there) {
        var names = new TreeSet<>(entries.all().keySet());
        there.forEach(table -> names.remove(table.fullName()));
        return List.copyOf(names);
    }
}
