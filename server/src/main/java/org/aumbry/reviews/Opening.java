package org.aumbry.reviews;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.aumbry.crypto.Ids;
import org.aumbry.identity.Administrators;
import org.aumbry.identity.Role;
import org.aumbry.identity.Users;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.UserId;
import org.aumbry.mail.Letter;
import org.aumbry.mail.Mail;
import org.aumbry.spaces.Roster;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Begins a campaign: finds what there is to review and writes to those who will. */
@Component
class Opening {

    private final CampaignStore store;
    private final ItemStore items;
    private final Gathering gathering;
    private final Roster roster;
    private final People people;
    private final Ids ids;

    Opening(CampaignStore store, ItemStore items, Gathering gathering, Roster roster, People people, Ids ids) {
        this.store = store;
        this.items = items;
        this.gathering = gathering;
        this.roster = roster;
        this.people = people;
        this.ids = ids;
    }

    /** Who may start, who may review, and how they are told. */
    @Component
    static class People {

        private final Administrators administrators;
        private final Users users;
        private final Mail mail;

        People(Administrators administrators, Users users, Mail mail) {
            this.administrators = administrators;
            this.users = users;
            this.mail = mail;
        }

        boolean fit(UserId reviewer) {
            return users.find(reviewer).filter(user -> user.active() && user.role() != Role.GUEST).isPresent();
        }

        void tell(Campaign campaign, Set<UserId> reviewers) {
            users.all(reviewers).stream().filter(user -> user.active()).forEach(user -> mail.send(
                    Letter.to(user.email(), user.preferences().language(), "reviews.mail", campaign.name())
                            .of(user.id())
                            .link("/reviews/" + campaign.id())));
        }
    }

    CampaignId id() {
        return new CampaignId(ids.next());
    }

    void require(Principal who, String verb) {
        people.administrators.require(who, verb);
    }

    void requireReviewers(List<UserId> reviewers) {
        if (!reviewers.stream().allMatch(people::fit)) {
            throw Refusal.invalid("reviewers", "reviews.refusal.reviewers");
        }
    }

    void open(Campaign campaign, Collection<UserId> reviewers) {
        store.add(campaign, reviewers);
        var found = gathering.gather(campaign);
        if (found.isEmpty()) {
            throw Refusal.of(Refusal.Code.CONFLICT, "reviews.refusal.nothing");
        }
        found.forEach(items::add);
        var told = new LinkedHashSet<>(reviewers);
        if (told.isEmpty()) {
            found.stream().map(ReviewItem::space).distinct().flatMap(space -> roster.find(space).stream())
                    .forEach(space -> told.addAll(roster.deciders(space)));
        }
        people.tell(campaign, told);
    }

    @Transactional(readOnly = true)
    <T> T inside(Supplier<T> work) {
        return work.get();
    }
}
