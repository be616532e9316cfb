package org.aumbry.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.aumbry.data.Cell;
import org.aumbry.data.KeyScope;
import org.aumbry.data.Sealer;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class UserStore {

    private static final String TABLE = "user_account";
    private static final String UNKNOWN_PREFERENCES = Preferences.in(Preferences.LANGUAGES.getFirst()).encoded();

    static final String USER = """
            select id, role, state, name_sealed, email_sealed, preferences_sealed, created_at
              from user_account
             where id = :id
            """;

    static final String USERS = """
            select id, role, state, name_sealed, email_sealed, preferences_sealed, created_at
              from user_account
             where id = any(:ids)
             limit 10000
            """;

    static final String BY_EMAIL = """
            select id, role, state, name_sealed, email_sealed, preferences_sealed, created_at
              from user_account
             where email_mac = :mac
            """;

    static final String NAMES = """
            select id, name_sealed
              from user_account
             where id = any(:ids)
             limit 10000
            """;

    static final String LIST = """
            select id, role, state, name_sealed, email_sealed, preferences_sealed, created_at
              from user_account
             where (cast(:after as uuid) is null or id > :after)
               and state = any(:states)
             order by id
             limit :limit
            """;

    static final String COUNT = """
            select count(*)
              from user_account
             where state = any(:states)
            """;

    static final String COUNT_ADMINS = """
            select count(*)
              from user_account
             where role = 'admin'
               and state = 'active'
            """;

    static final String ADD = """
            insert into user_account
                   (id, role, state, name_sealed, email_sealed, email_mac, preferences_sealed, created_at)
            values (:id, :role, :state, :name, :email, :mac, :preferences, :at)
                on conflict on constraint user_account_email_once do nothing
            """;

    static final String SET_PROFILE = """
            update user_account
               set name_sealed = :name,
                   preferences_sealed = :preferences
             where id = :id
            """;

    static final String SET_ROLE = """
            update user_account
               set role = :role
             where id = :id
            """;

    static final String SET_STATE = """
            update user_account
               set state = :state,
                   deactivated_at = :deactivated
             where id = :id
            """;

    static final String LOCK_ADMINS = """
            select id
              from user_account
             where role = 'admin'
               and state = 'active'
             order by id
               for update
            """;

    static final String ADMINISTRATORS = """
            select id, role, state, name_sealed, email_sealed, preferences_sealed, created_at
              from user_account
             where role = 'admin'
               and state = 'active'
             order by id
             limit :limit
            """;

    private final JdbcClient db;
    private final Sealer sealer;
    private final WishStore wishes;

    UserStore(JdbcClient db, Sealer sealer, WishStore wishes) {
        this.db = db;
        this.sealer = sealer;
        this.wishes = wishes;
    }

    /** People who are not found by everything that is known of them. */
    WishStore.Quiet quiet() {
        return wishes.quiet();
    }

    Optional<User> find(UserId id) {
        return db.sql(USER).param("id", id.value()).query(this::user).optional();
    }

    List<User> users(Collection<UserId> ids) {
        return db.sql(USERS).param("ids", array(ids)).query(this::user).list();
    }

    Optional<User> byEmail(String email) {
        return db.sql(BY_EMAIL).param("mac", mac(email)).query(this::user).optional();
    }

    List<NamedUser> names(Collection<UserId> ids) {
        return db.sql(NAMES).param("ids", array(ids)).query(this::named).list();
    }

    List<User> list(@Nullable UserId after, List<AccountState> states, int limit) {
        return db.sql(LIST)
                .param("after", after == null ? null : after.value(), java.sql.Types.OTHER)
                .param("states", stored(states))
                .param("limit", limit)
                .query(this::user)
                .list();
    }

    long count(List<AccountState> states) {
        return db.sql(COUNT).param("states", stored(states)).query(Long.class).single();
    }

    List<User> administrators(int limit) {
        return db.sql(ADMINISTRATORS).param("limit", limit).query(this::user).list();
    }

    long countAdmins() {
        return db.sql(COUNT_ADMINS).query(Long.class).single();
    }

    /** Adds the account; false when the address is taken. */
    boolean add(User user) {
        return db.sql(ADD)
                        .param("id", user.id().value())
                        .param("role", user.role().stored())
                        .param("state", user.state().stored())
                        .param("name", seal(user.id(), "name_sealed", user.name()))
                        .param("email", seal(user.id(), "email_sealed", user.email()))
                        .param("mac", mac(user.email()))
                        .param("preferences", seal(user.id(), "preferences_sealed", user.preferences().encoded()))
                        .param("at", utc(user.createdAt()))
                        .update()
                == 1;
    }

    void setProfile(UserId id, String name, Preferences preferences) {
        db.sql(SET_PROFILE)
                .param("id", id.value())
                .param("name", seal(id, "name_sealed", name))
                .param("preferences", seal(id, "preferences_sealed", preferences.encoded()))
                .update();
    }

    void setRole(UserId id, Role role) {
        db.sql(SET_ROLE).param("id", id.value()).param("role", role.stored()).update();
    }

    void setState(UserId id, AccountState state, Instant now) {
        var deactivated = state == AccountState.DEACTIVATED ? utc(now) : null;
        db.sql(SET_STATE)
                .param("id", id.value())
                .param("state", state.stored())
                .param("deactivated", deactivated, java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    /** The active administrators, locked until the transaction ends, so that two can't remove each other. */
    List<UserId> lockAdmins() {
        return db.sql(LOCK_ADMINS)
                .query((row, number) -> new UserId(row.getObject("id", UUID.class)))
                .list();
    }

    record NamedUser(UserId id, String name) {}

    private NamedUser named(ResultSet row, int number) throws SQLException {
        var id = new UserId(row.getObject("id", UUID.class));
        return new NamedUser(id, name(id, row));
    }

    private User user(ResultSet row, int number) throws SQLException {
        var id = new UserId(row.getObject("id", UUID.class));
        return new User(
                id,
                name(id, row),
                open(id, "email_sealed", row, ""),
                Role.of(row.getString("role")).orElseThrow(),
                AccountState.of(row.getString("state")),
                Preferences.decoded(open(id, "preferences_sealed", row, UNKNOWN_PREFERENCES)),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private byte[] mac(String email) {
        return sealer.mac(TABLE, "email_mac", ProfileRules.emailKey(email));
    }

    private byte[] seal(UserId id, String column, String plain) {
        return sealer.seal(KeyScope.person(id), new Cell(TABLE, id.value(), column), plain);
    }

    /** Whose keys were destroyed has no name any more: the number stands for it. */
    private String name(UserId id, ResultSet row) throws SQLException {
        return open(id, "name_sealed", row, id.toString());
    }

    private String open(UserId id, String column, ResultSet row, String destroyed) throws SQLException {
        return sealer.open(new Cell(TABLE, id.value(), column), row.getBytes(column), destroyed);
    }

    private static UUID[] array(Collection<UserId> ids) {
        return ids.stream().map(UserId::value).distinct().toArray(UUID[]::new);
    }

    private static String[] stored(List<AccountState> states) {
        return states.stream().map(AccountState::stored).toArray(String[]::new);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
