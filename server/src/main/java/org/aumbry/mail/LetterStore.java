package org.aumbry.mail;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.aumbry.data.Cell;
import org.aumbry.data.KeyScope;
import org.aumbry.data.Sealer;
import org.aumbry.kernel.Backlog;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class LetterStore {

    private static final String TABLE = "letter";

    /** Held until the transaction ends, so that letters to one address are counted one after the other. */
    static final String LOCK = """
            select pg_advisory_xact_lock(hashtextextended(encode(cast(:mac as bytea), 'hex'), 23)) is null
            """;

    static final String COUNT_TO = """
            select count(*)
              from letter
             where address_mac = :mac
               and created_at > :since
            """;

    static final String COUNT_BY = """
            select count(*)
              from letter
             where sender_id = :sender
               and created_at > :since
            """;

    static final String ADD = """
            insert into letter
                   (id, person_id, sender_id, about, address_sealed, address_mac, subject_sealed, body_sealed, secret,
                    state, attempt_count, created_at, due_at, expires_at)
            values (:id, :person, :sender, :about, :address, :mac, :subject, :body, :secret,
                    'waiting', 0, :at, :at, :expires)
            """;

    static final String PUT_BACK = """
            update letter
               set attempt_count = attempt_count - 1,
                   due_at = :due
             where id = :id
               and state = 'waiting'
               and attempt_count > 0
            """;

    static final String CLAIM = """
            update letter
               set attempt_count = attempt_count + 1,
                   due_at = :lease
             where id = (select id
                           from letter
                          where state = 'waiting'
                            and due_at <= :now
                            and (expires_at is null or expires_at > :now)
                          order by due_at
                          limit 1
                            for update skip locked)
            returning id, address_sealed, subject_sealed, body_sealed, attempt_count
            """;

    static final String DONE = """
            update letter
               set state = :state,
                   problem = :problem,
                   done_at = :now,
                   body_sealed = case when secret then null else body_sealed end
             where id = :id
               and state = 'waiting'
            """;

    static final String AGAIN = """
            update letter
               set due_at = :due,
                   problem = :problem
             where id = :id
               and state = 'waiting'
            """;

    static final String ANY_WAITING = """
            select exists (select 1
                             from letter
                            where state = 'waiting')
            """;

    static final String EXPIRE = """
            update letter
               set state = 'expired',
                   done_at = :now,
                   body_sealed = null
             where state = 'waiting'
               and expires_at <= :now
            """;

    static final String FORGET = """
            delete from letter
             where created_at < :before
            """;

    static final String NEWEST = """
            select id, address_sealed, subject_sealed, secret, state, problem, attempt_count, created_at, done_at
              from letter
             where (cast(:before as uuid) is null or id < :before)
             order by id desc
             limit :limit
            """;

    static final String FIND = """
            select id, address_sealed, subject_sealed, body_sealed, attempt_count
              from letter
             where id = :id
            """;

    /** The last letter to each address of which the mail server has said something final, where that was no. */
    static final String RETURNED = """
            select address_mac, done_at
              from (select distinct on (address_mac) address_mac, state, done_at
                      from letter
                     where address_mac = any(:macs)
                       and state in ('sent', 'returned')
                     order by address_mac, done_at desc, id desc) last
             where state = 'returned'
             limit 1000
            """;

    static final String SURVEY = """
            select (select count(*)
                      from letter) as everything,
                   (select count(*)
                      from letter
                     where secret
                       and state <> 'waiting'
                       and body_sealed is not null) as kept,
                   (select coalesce(max(number), 0)
                      from (select count(*) as number
                              from letter
                             where created_at > :since
                             group by address_mac) each) as most
            """;

    static final String WAITING = """
            select count(*) as waiting, min(created_at) as oldest
              from letter
             where state = 'waiting'
            """;

    static final String ABOUT = """
            select person_id, state, created_at, done_at
              from letter
             where about = :about
               and created_at >= :from
               and created_at < :until
             order by created_at, id
             limit 1000
            """;

    private final JdbcClient db;
    private final Sealer sealer;

    LetterStore(JdbcClient db, Sealer sealer) {
        this.db = db;
        this.sealer = sealer;
    }

    /** Letters to that address since then; the next asker waits until this transaction has ended. */
    long lockAndCountTo(String address, Instant since) {
        var mac = mac(address);
        db.sql(LOCK).param("mac", mac).query(Boolean.class).single();
        return db.sql(COUNT_TO).param("mac", mac).param("since", utc(since)).query(Long.class).single();
    }

    long countBy(UserId sender, Instant since) {
        return db.sql(COUNT_BY)
                .param("sender", sender.value())
                .param("since", utc(since))
                .query(Long.class)
                .single();
    }

    void add(Letter letter, Written written, Instant now) {
        var id = written.id();
        var expires = letter.life() == null ? null : utc(now.plus(letter.life()));
        var keys = letter.person() == null ? KeyScope.CONTENT : KeyScope.person(letter.person());
        db.sql(ADD)
                .param("id", id.value())
                .param("person", letter.person() == null ? null : letter.person().value(), Types.OTHER)
                .param("sender", letter.sender() == null ? null : letter.sender().value(), Types.OTHER)
                .param("about", letter.about())
                .param("address", sealer.seal(keys, cell(id, "address_sealed"), written.to()))
                .param("mac", mac(written.to()))
                .param("subject", sealer.seal(keys, cell(id, "subject_sealed"), written.subject()))
                .param("body", sealer.seal(keys, cell(id, "body_sealed"), String.valueOf(written.body())))
                .param("secret", letter.secret())
                .param("at", utc(now))
                .param("expires", expires, Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    /** Takes the next letter that is due, for the time of the lease. */
    Optional<Claimed> claim(Instant now, Instant lease) {
        return db.sql(CLAIM)
                .param("now", utc(now))
                .param("lease", utc(lease))
                .query((row, number) -> new Claimed(written(row), row.getInt("attempt_count")))
                .optional();
    }

    void putBack(LetterId id, Instant due) {
        db.sql(PUT_BACK).param("id", id.value()).param("due", utc(due)).update();
    }

    void done(LetterId id, LetterState state, @Nullable Problem problem, Instant now) {
        db.sql(DONE)
                .param("id", id.value())
                .param("state", state.stored())
                .param("problem", problem == null ? null : problem.stored(), Types.VARCHAR)
                .param("now", utc(now))
                .update();
    }

    void again(LetterId id, Problem problem, Instant due) {
        db.sql(AGAIN).param("id", id.value()).param("problem", problem.stored()).param("due", utc(due)).update();
    }

    boolean anyWaiting() {
        return db.sql(ANY_WAITING).query(Boolean.class).single();
    }

    int expire(Instant now) {
        return db.sql(EXPIRE).param("now", utc(now)).update();
    }

    int forget(Instant before) {
        return db.sql(FORGET).param("before", utc(before)).update();
    }

    /**
     * Figures about all letters.
     *
     * @param kept how many that are done still hold their secret
     * @param most how many one address got since then
     */
    record Survey(long all, long kept, long most) {}

    Survey survey(Instant since) {
        return db.sql(SURVEY)
                .param("since", utc(since))
                .query((row, number) -> new Survey(row.getLong("everything"), row.getLong("kept"), row.getLong("most")))
                .single();
    }

    List<QueuedLetter> newest(@Nullable LetterId before, int limit) {
        return db.sql(NEWEST)
                .param("before", before == null ? null : before.value(), Types.OTHER)
                .param("limit", limit)
                .query(this::queued)
                .list();
    }

    Optional<Written> find(LetterId id) {
        return db.sql(FIND).param("id", id.value()).query((row, number) -> written(row)).optional();
    }

    /** A letter that this node now tries to deliver, for the how manieth time. */
    record Claimed(Written letter, int attempt) {}

    private QueuedLetter queued(ResultSet row, int number) throws SQLException {
        var id = new LetterId(row.getObject("id", UUID.class));
        var problem = row.getString("problem");
        var done = row.getObject("done_at", OffsetDateTime.class);
        return new QueuedLetter(
                id,
                sealer.open(cell(id, "address_sealed"), row.getBytes("address_sealed"), ""),
                sealer.open(cell(id, "subject_sealed"), row.getBytes("subject_sealed"), ""),
                row.getBoolean("secret"),
                LetterState.of(row.getString("state")),
                problem == null ? null : Problem.of(problem),
                row.getInt("attempt_count"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                done == null ? null : done.toInstant());
    }

    private Written written(ResultSet row) throws SQLException {
        var id = new LetterId(row.getObject("id", UUID.class));
        var body = row.getBytes("body_sealed");
        return new Written(
                id,
                sealer.open(cell(id, "address_sealed"), row.getBytes("address_sealed"), ""),
                sealer.open(cell(id, "subject_sealed"), row.getBytes("subject_sealed"), ""),
                body == null ? null : sealer.open(cell(id, "body_sealed"), body, ""));
    }

    /** When the last letter to each of the addresses came back; the others are left out. */
    Map<String, Instant> returned(Collection<String> addresses) {
        var known = new HashMap<ByteBuffer, String>();
        addresses.forEach(address -> known.put(ByteBuffer.wrap(mac(address)), address));
        var returned = new HashMap<String, Instant>();
        db.sql(RETURNED)
                .param("macs", known.keySet().stream().map(ByteBuffer::array).toArray(byte[][]::new))
                .query(row -> {
                    var address = known.get(ByteBuffer.wrap(row.getBytes("address_mac")));
                    if (address != null) {
                        returned.put(address, row.getObject("done_at", OffsetDateTime.class).toInstant());
                    }
                });
        return returned;
    }

    private byte[] mac(String address) {
        return sealer.mac(TABLE, "address_mac", address.toLowerCase(Locale.ROOT));
    }

    private static Cell cell(LetterId id, String column) {
        return new Cell(TABLE, id.value(), column);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    List<SentLetters.Sent> about(String about, Instant from, Instant until) {
        return db.sql(ABOUT)
                .param("about", about)
                .param("from", utc(from))
                .param("until", utc(until))
                .query((row, number) -> {
                    var person = row.getObject("person_id", UUID.class);
                    var done = row.getObject("done_at", OffsetDateTime.class);
                    return new SentLetters.Sent(
                            person == null ? null : new UserId(person),
                            LetterState.of(row.getString("state")),
                            row.getObject("created_at", OffsetDateTime.class).toInstant(),
                            done == null ? null : done.toInstant());
                })
                .list();
    }

    Backlog.Waiting waiting() {
        return db.sql(WAITING).query(LetterStore::counted).single();
    }

    private static Backlog.Waiting counted(ResultSet row, int number) throws SQLException {
        var oldest = row.getObject("oldest", OffsetDateTime.class);
        return new Backlog.Waiting(row.getLong("waiting"), oldest == null ? null : oldest.toInstant());
    }
}
