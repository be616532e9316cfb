package org.aumbry.federation;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.aumbry.data.Cell;
import org.aumbry.data.KeyScope;
import org.aumbry.data.Sealer;
import org.aumbry.kernel.SessionId;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ProviderPersonStore {

    static final String FIND = """
            select user_id
              from provider_person
             where provider_id = :provider
               and subject_mac = :mac
            """;

    static final String ADD = """
            insert into provider_person (provider_id, subject_mac, user_id, created_at, last_seen_at)
            values (:provider, :mac, :user, :at, :at)
            """;

    static final String SEEN = """
            update provider_person
               set last_seen_at = :at
             where provider_id = :provider
               and subject_mac = :mac
            """;

    static final String PROVIDERS_OF = """
            select provider_id
              from provider_person
             where user_id = :user
             order by provider_id
             limit 50
            """;

    static final String KNOWN = """
            select distinct person.user_id
              from provider_person person
              join sign_in_provider provider on provider.id = person.provider_id
             where provider.enabled
               and person.user_id = any(:people)
             limit 10000
            """;

    static final String COUNT = """
            select count(*)
              from provider_person
             where provider_id = :provider
            """;

    static final String ADD_SESSION = """
            insert into provider_session (session_id, provider_id, user_id, sid_mac, exit_sealed, created_at)
            values (:session, :provider, :user, :sid, :exit, :at)
                on conflict (session_id) do nothing
            """;

    static final String SESSION_PROVIDER = """
            select provider_id
              from provider_session
             where session_id = :session
            """;

    static final String EXIT = """
            select exit_sealed
              from provider_session
             where session_id = :session
               and exit_sealed is not null
            """;

    static final String SESSIONS_BY_SID = """
            select session_id, user_id
              from provider_session
             where provider_id = :provider
               and sid_mac = :sid
             limit 1000
            """;

    static final String SESSIONS_OF_PROVIDER = """
            select session_id, user_id
              from provider_session
             where provider_id = :provider
             limit 100000
            """;

    static final String USE_ASSERTION = """
            insert into used_assertion (provider_id, assertion_mac, until)
            values (:provider, :mac, :until)
                on conflict do nothing
            """;

    static final String FORGET_ASSERTIONS = """
            delete from used_assertion
             where until < :before
            """;

    private final JdbcClient db;
    private final Sealer sealer;

    ProviderPersonStore(JdbcClient db, Sealer sealer) {
        this.db = db;
        this.sealer = sealer;
    }

    /** A session that a provider let in. */
    record Opened(SessionId session, UserId user) {}

    Optional<UserId> find(ProviderId provider, String subject) {
        return db.sql(FIND)
                .param("provider", provider.value())
                .param("mac", subjectMac(subject))
                .query((row, number) -> new UserId(row.getObject("user_id", UUID.class)))
                .optional();
    }

    void add(ProviderId provider, String subject, UserId user, Instant now) {
        db.sql(ADD)
                .param("provider", provider.value())
                .param("mac", subjectMac(subject))
                .param("user", user.value())
                .param("at", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void seen(ProviderId provider, String subject, Instant now) {
        db.sql(SEEN)
                .param("provider", provider.value())
                .param("mac", subjectMac(subject))
                .param("at", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The providers that know a person. */
    List<ProviderId> providersOf(UserId user) {
        return db.sql(PROVIDERS_OF)
                .param("user", user.value())
                .query((row, number) -> new ProviderId(row.getObject("provider_id", UUID.class)))
                .list()
                .stream()
                .distinct()
                .toList();
    }

    /** Those of the people whom an enabled provider knows. */
    Set<UserId> known(Set<UserId> people) {
        return new HashSet<>(db.sql(KNOWN)
                .param("people", people.stream().map(UserId::value).toArray(UUID[]::new))
                .query((row, number) -> new UserId(row.getObject("user_id", UUID.class)))
                .list());
    }

    long count(ProviderId provider) {
        return db.sql(COUNT).param("provider", provider.value()).query(Long.class).single();
    }

    void addSession(ProviderId provider, Opened opened, Arrival arrival, Instant now) {
        var sid = arrival.session();
        var exit = arrival.exit();
        var cell = exitCell(opened.session());
        db.sql(ADD_SESSION)
                .param("session", opened.session().value())
                .param("provider", provider.value())
                .param("user", opened.user().value())
                .param("sid", sid == null ? null : sidMac(sid), java.sql.Types.BINARY)
                .param("exit", exit == null ? null : sealer.seal(KeyScope.person(opened.user()), cell, exit),
                        java.sql.Types.BINARY)
                .param("at", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** What has to be said to the provider when its session is to end with this one. */
    Optional<String> exit(SessionId session) {
        return db.sql(EXIT)
                .param("session", session.value())
                .query((row, number) -> sealer.open(exitCell(session), row.getBytes("exit_sealed")))
                .optional();
    }

    private static Cell exitCell(SessionId session) {
        return new Cell("provider_session", session.value(), "exit_sealed");
    }

    /** The provider that a session came from. */
    Optional<ProviderId> providerOf(SessionId session) {
        return db.sql(SESSION_PROVIDER)
                .param("session", session.value())
                .query((row, number) -> new ProviderId(row.getObject("provider_id", UUID.class)))
                .optional();
    }

    List<Opened> bySid(ProviderId provider, String sid) {
        return db.sql(SESSIONS_BY_SID)
                .param("provider", provider.value())
                .param("sid", sidMac(sid))
                .query(ProviderPersonStore::opened)
                .list();
    }

    List<Opened> ofProvider(ProviderId provider) {
        return db.sql(SESSIONS_OF_PROVIDER)
                .param("provider", provider.value())
                .query(ProviderPersonStore::opened)
                .list();
    }

    /** Notes that an assertion or logout token was taken; false when it had been before. */
    boolean use(ProviderId provider, String assertion, Instant until) {
        return db.sql(USE_ASSERTION)
                        .param("provider", provider.value())
                        .param("mac", sealer.mac("used_assertion", "assertion_mac", assertion))
                        .param("until", until.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    int forgetAssertions(Instant before) {
        return db.sql(FORGET_ASSERTIONS).param("before", before.atOffset(ZoneOffset.UTC)).update();
    }

    private byte[] subjectMac(String subject) {
        return sealer.mac("provider_person", "subject_mac", subject);
    }

    private byte[] sidMac(String sid) {
        return sealer.mac("provider_session", "sid_mac", sid);
    }

    private static Opened opened(java.sql.ResultSet row, int number) throws java.sql.SQLException {
        return new Opened(
                new SessionId(row.getObject("session_id", UUID.class)),
                new UserId(row.getObject("user_id", UUID.class)));
    }
}
