package org.aumbry.reading.web;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.aumbry.access.Access;
import org.aumbry.access.Demand;
import org.aumbry.access.Restrictions;
import org.aumbry.data.TenantScope;
import org.aumbry.documents.Document;
import org.aumbry.documents.Documents;
import org.aumbry.identity.User;
import org.aumbry.identity.Users;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Probe;
import org.aumbry.web.Messages;
import org.aumbry.web.Words;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks at what the reader would draw over recent documents for some people, and whether what is marked stays here. */
@Component
class WatermarkProbe implements Probe {

    private static final int PEOPLE = 10;
    private static final int DOCUMENTS = 50;

    private final Looks looks;
    private final TransactionTemplate transaction;
    private final ReaderGuards guards;
    private final Words words;

    WatermarkProbe(Looks looks, TransactionTemplate transaction, ReaderGuards guards, Messages messages, Clock clock) {
        this.looks = looks;
        this.transaction = transaction;
        this.guards = guards;
        this.words = new Words(messages, Locale.ENGLISH, ZoneOffset.UTC, clock);
    }

    /** What the probe looks at. */
    @Component
    static class Looks {

        private final Documents documents;
        private final Users users;
        private final Restrictions restrictions;
        private final Access access;
        private final TenantScope scope;

        Looks(Documents documents, Users users, Restrictions restrictions, Access access, TenantScope scope) {
            this.documents = documents;
            this.users = users;
            this.restrictions = restrictions;
            this.access = access;
            this.scope = scope;
        }

        List<User> people() {
            return users.list(null, PEOPLE).stream().filter(User::active).toList();
        }

        Principal as(User person) {
            return Principal.system(scope.current(), person.id());
        }

        List<Document> documents(Principal who) {
            return documents.recent(who, DOCUMENTS);
        }

        boolean asks(Document document) {
            return restrictions.of(document.accessClass()).asks(Demand.WATERMARK);
        }

        boolean leaves(Principal who, Document document) {
            return access.allows(who, Permission.DOWNLOAD, document.accessClass());
        }
    }

    @Override
    public String id() {
        return "reading.watermark";
    }

    @Override
    public List<String> promises() {
        return List.of("ELI-27");
    }

    @Override
    public Reach reach() {
        return Reach.NETWORK;
    }

    @Override
    public Result look() {
        return Objects.requireNonNull(transaction.execute(open -> compare()));
    }

    private Result compare() {
        int looked = 0;
        int marked = 0;
        int wrong = 0;
        for (var person : looks.people()) {
            var who = looks.as(person);
            for (var document : looks.documents(who)) {
                boolean asks = looks.asks(document);
                var mark = guards.of(who, document, words).watermark();
                looked++;
                marked += asks ? 1 : 0;
                boolean named = mark.contains(person.email());
                wrong += asks == named && !(asks && looks.leaves(who, document)) ? 0 : 1;
            }
        }
        var figures =
                "%d views looked at, %d of them of things that ask for the reader's name; %d were drawn otherwise "
                .formatted(looked, marked, wrong) + "or could leave as a file.";
        return wrong == 0 ? Result.holds(figures) : Result.fails(figures);
    }
}
