package org.aumbry.identity;

import java.text.Collator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.UserId;
import org.aumbry.networks.NetworkLimits;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The people of the tenant. */
@Service
public class Users {

    /** How many people a search looks through; names are sealed, so it opens and compares them one by one. */
    private static final int SEARCH_LIMIT = 10_000;

    private static final int PAGE_LIMIT = 200;
    private static final List<AccountState> PRESENT = List.of(AccountState.ACTIVE);

    private final UserStore store;
    private final SessionStore sessions;
    private final CredentialStore credentials;
    private final SignInDirectory directory;
    private final Administrators administrators;
    private final StepUp stepUp;
    private final NetworkLimits limits;
    private final Journal journal;
    private final Here here;

    Users(
            UserStore store,
            SessionStore sessions,
            CredentialStore credentials,
            SignInDirectory directory,
            Administrators administrators,
            StepUp stepUp,
            NetworkLimits limits,
            Journal journal,
            Here here) {
        this.store = store;
        this.sessions = sessions;
        this.credentials = credentials;
        this.directory = directory;
        this.administrators = administrators;
        this.stepUp = stepUp;
        this.limits = limits;
        this.journal = journal;
        this.here = here;
    }

    /** The person; refuses as not found when there is none. */
    @Transactional(readOnly = true)
    public User get(UserId id) {
        return store.find(id).orElseThrow(Refusal::notFound);
    }

    @Transactional(readOnly = true)
    public Optional<User> find(UserId id) {
        return store.find(id);
    }

    /** The person with that address, whatever the state of the account. */
    @Transactional(readOnly = true)
    public Optional<User> findByEmail(String email) {
        return store.byEmail(email);
    }

    /** Names to show, by id; ids without a person are absent. */
    @Transactional(readOnly = true)
    public Map<UserId, String> names(Collection<UserId> wanted) {
        var names = new HashMap<UserId, String>();
        if (!wanted.isEmpty()) {
            store.names(wanted).forEach(user -> names.put(user.id(), user.name()));
        }
        return names;
    }

    /** The people with those ids, in no order; ids without a person are absent. */
    @Transactional(readOnly = true)
    public List<User> all(Collection<UserId> wanted) {
        return wanted.isEmpty() ? List.of() : store.users(wanted);
    }

    /** Active people in the order of their ids, for paging; at most 200 at a time. */
    @Transactional(readOnly = true)
    public List<User> list(@Nullable UserId after, int limit) {
        return store.list(after, PRESENT, Math.clamp(limit, 1, PAGE_LIMIT));
    }

    /** How many people can sign in. */
    @Transactional(readOnly = true)
    public long count() {
        return store.count(PRESENT);
    }

    /** How many accounts count against a limit: those that are active or invited. */
    @Transactional(readOnly = true)
    public long countTaking() {
        return store.count(List.of(AccountState.ACTIVE, AccountState.INVITED));
    }

    /** Whether no more than one person who can sign in administers the network. */
    @Transactional(readOnly = true)
    public boolean loneAdministrator() {
        return store.countAdmins() <= 1;
    }

    /**
     * Active people whose name or address holds the text, by name; all of them when the text is empty. Who wants to
     * stand
     * in no directory is found by the whole address only, and no part of an address finds whoever doesn't show it.
     */
    @Transactional(readOnly = true)
    public List<User> search(String text, int limit) {
        var quiet = store.quiet();
        var address = ProfileRules.emailKey(text);
        var name = ProfileRules.nameKey(text.strip());
        return matching(text, PRESENT).stream()
                .filter(user -> ProfileRules.emailKey(user.email()).equals(address)
                        || !quiet.unlisted().contains(user.id())
                                && (!quiet.silent().contains(user.id())
                                        || ProfileRules.nameKey(user.name()).contains(name)))
                .limit(Math.clamp(limit, 1, SEARCH_LIMIT)).toList();
    }

    /** Everyone, also invited and deactivated, whose name or address holds the text, by name. For administrators. */
    @Transactional(readOnly = true)
    public List<User> everyone(Principal who, String text) {
        administrators.require(who, "user.list");
        return matching(text, List.of(AccountState.values()));
    }

    /**
     * Adds a person who can be worked with at once but has no way to sign in yet.
     *
     * <p>For seeding and provisioning; people who are to come themselves are invited.
     */
    @Transactional
    public User add(Principal who, NewUser draft) {
        administrators.require(who, "user.add");
        var user = create(draft, AccountState.ACTIVE);
        directory.remember(who.tenant(), user.email());
        journal.record(who, "user.add", ref(user.id()), Map.of("role", user.role().stored()));
        return user;
    }

    /** Changes how a person is called and how they want the pages; their own affair. */
    @Transactional
    public User changeProfile(Principal who, String name, Preferences preferences) {
        var user = get(who.user());
        var tidy = ProfileRules.name("name", name);
        store.setProfile(user.id(), tidy, preferences);
        journal.record(who, "user.change-profile", ref(user.id()));
        return get(user.id());
    }

    /**
     * Makes a person administrator, member or guest; they sign in anew, so no cookie outlives what it was given for.
     * The last administrator stays one.
     */
    @Transactional
    public User setRole(Principal who, UserId id, Role role) {
        administrators.require(who, "user.set-role");
        stepUp.require(who);
        var user = get(id);
        if (user.role() == role) {
            return user;
        }
        if (user.role() == Role.ADMIN || role == Role.ADMIN) {
            administrators.requireFull(who, "user.set-role");
        }
        administrators.requireOver(who, "user.set-role", user);
        if (user.role() == Role.ADMIN) {
            requireAnotherAdmin(user);
        }
        store.setRole(id, role);
        sessions.endAll(id, null, here.now());
        journal.record(who, "user.set-role", ref(id), Map.of("role", role.stored()));
        return get(id);
    }

    /** Ends every session and token of a person and lets them sign in no more. The last administrator stays. */
    @Transactional
    public void deactivate(Principal who, UserId id) {
        administrators.require(who, "user.deactivate");
        var user = get(id);
        if (user.state() == AccountState.DEACTIVATED) {
            return;
        }
        administrators.requireOver(who, "user.deactivate", user);
        if (user.role() == Role.ADMIN) {
            requireAnotherAdmin(user);
        }
        store.setState(id, AccountState.DEACTIVATED, here.now());
        sessions.endAll(id, null, here.now());
        sessions.revokeTokens(id, here.now());
        journal.record(who, "user.deactivate", ref(id));
    }

    /** Lets a deactivated person sign in again. */
    @Transactional
    public void reactivate(Principal who, UserId id) {
        administrators.require(who, "user.reactivate");
        var user = get(id);
        administrators.requireOver(who, "user.reactivate", user);
        if (user.state() == AccountState.DEACTIVATED) {
            requireRoom();
            boolean known = credentials.find(id).isPresent() || credentials.hasPasskey(id);
            var state = known ? AccountState.ACTIVE : AccountState.INVITED;
            store.setState(id, state, here.now());
            journal.record(who, "user.reactivate", ref(id));
        }
    }

    /** Adds the account row; refuses an address that is taken. The caller decides and records. */
    User create(NewUser draft, AccountState state) {
        requireRoom();
        var user = new User(
                new UserId(here.id()),
                ProfileRules.name("name", draft.name()),
                ProfileRules.email(draft.email()),
                draft.role(),
                state,
                Preferences.in(draft.language()),
                here.now());
        if (!store.add(user)) {
            throw Refusal.invalid("email", "identity.email.taken");
        }
        return user;
    }

    /** Whoever may sign in or was invited counts against what the network may have. */
    private void requireRoom() {
        limits.requirePerson(this::countTaking);
    }

    private void requireAnotherAdmin(User user) {
        var admins = new ArrayList<>(store.lockAdmins());
        if (admins.remove(user.id()) && admins.isEmpty()) {
            throw Refusal.of(Refusal.Code.CONFLICT, "identity.last-admin");
        }
    }

    private List<User> matching(String text, List<AccountState> states) {
        var wanted = ProfileRules.nameKey(text.strip());
        var order = Collator.getInstance(Locale.ROOT);
        return store.list(null, states, SEARCH_LIMIT).stream()
                .filter(user -> ProfileRules.nameKey(user.name()).contains(wanted)
                        || ProfileRules.emailKey(user.email()).contains(wanted))
                .sorted(Comparator.comparing(User::name, order::compare).thenComparing(user -> user.id().value()))
                .toList();
    }

    static ObjectRef ref(UserId id) {
        return new ObjectRef("user", id.value());
    }
}
