package org.aumbry.access.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.aumbry.access.Subject;
import org.aumbry.identity.AccountState;
import org.aumbry.identity.Group;
import org.aumbry.identity.Groups;
import org.aumbry.identity.Profiles;
import org.aumbry.identity.Role;
import org.aumbry.identity.User;
import org.aumbry.identity.Users;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.web.Words;
import org.springframework.stereotype.Component;

/** Finds the one person or group that typed words mean. */
@Component
class Picker {

    private static final int OFFERED = 200;

    private final Users users;
    private final Groups groups;
    private final Profiles profiles;

    Picker(Users users, Groups groups, Profiles profiles) {
        this.users = users;
        this.profiles = profiles;
        this.groups = groups;
    }

    /** Names for completion; guests are not told who is in the network. */
    List<String> candidates(Principal who, Words words) {
        if (who.guest()) {
            return List.of();
        }
        var names = new ArrayList<String>();
        names.add(words.t("access.everyone"));
        groups.list(null, OFFERED).stream().map(Group::name).forEach(names::add);
        profiles.of(who, users.search("", OFFERED)).stream().map(Picker::labelled).forEach(names::add);
        return names;
    }

    /** The address typed, when it is one that nobody here has; empty otherwise. */
    Optional<String> newcomer(Principal who, String typed) {
        var address = typed.strip();
        boolean stranger = !who.guest()
                && address.matches("[^\\s@<>]+@[^\\s@<>]+")
                && users.findByEmail(address).isEmpty();
        return stranger ? Optional.of(address) : Optional.empty();
    }

    /** A person by name, by address or by both as offered; a group by name; everyone by its word. */
    Subject subject(Principal who, String typed, Words words) {
        var wanted = typed.strip();
        if (wanted.isEmpty()) {
            throw Refusal.invalid("who", "access.refusal.nobody");
        }
        if (!who.guest() && wanted.equalsIgnoreCase(words.t("access.everyone"))) {
            return Subject.everyone();
        }
        var found = new ArrayList<Subject>();
        people(who, wanted).forEach(user -> found.add(Subject.user(user.id())));
        if (!who.guest()) {
            groups.list(null, 1000).stream()
                    .filter(group -> group.name().equalsIgnoreCase(wanted))
                    .forEach(group -> found.add(Subject.group(group.id())));
        }
        if (found.isEmpty()) {
            throw Refusal.invalid("who", "access.refusal.unknown");
        }
        if (found.size() > 1) {
            throw Refusal.invalid("who", "access.refusal.ambiguous");
        }
        return found.getFirst();
    }

    /** The subject named by kind and id, as the API names it; it must exist in this network. */
    Subject subject(String kind, String id) {
        if (kind.equals("everyone")) {
            return Subject.everyone();
        }
        UUID uuid = Shareables.uuid(id);
        if (!kind.equals("user") && !kind.equals("group")) {
            throw Refusal.invalid("subject", "access.refusal.unknown");
        }
        var subject = Subject.of(kind, uuid);
        boolean known = switch (subject) {
            case Subject.OfUser(var user) -> users.find(user).filter(User::active).isPresent();
            case Subject.OfGroup(var group) -> groups.findPeople(group).isPresent();
            case Subject.OfEveryone() -> true;
            case Subject.OfLink link -> false;
        };
        if (!known) {
            throw Refusal.invalid("subject", "access.refusal.unknown");
        }
        return subject;
    }

    private List<User> people(Principal who, String wanted) {
        int opening = wanted.lastIndexOf('<');
        var address = opening >= 0 && wanted.endsWith(">")
                ? wanted.substring(opening + 1, wanted.length() - 1)
                : wanted;
        if (address.contains("@")) {
            return users.findByEmail(address).filter(Picker::present).stream().toList();
        }
        if (who.guest()) {
            return List.of();
        }
        var folded = wanted.toLowerCase(Locale.ROOT);
        return users.search(wanted, OFFERED).stream()
                .filter(user -> user.name().toLowerCase(Locale.ROOT).equals(folded))
                .toList();
    }

    /** Guests who were invited but have not come yet can be given more; they see it when they come. */
    private static boolean present(User user) {
        return user.active() || user.role() == Role.GUEST && user.state() == AccountState.INVITED;
    }

    /** With the address, where the person lets others see it; it tells people of one name apart. */
    private static String labelled(Profiles.Seen person) {
        return person.email() == null ? person.name() : person.name() + " <" + person.email() + ">";
    }
}
