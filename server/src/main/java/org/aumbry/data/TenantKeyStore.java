package org.aumbry.data;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.aumbry.kernel.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The keys of each tenant, wrapped by the root key, in the control database. */
@Component
class TenantKeyStore {

    static final String FIND = """
            select tenant_id, version, wrapped_key, customer_wrapped, root_key_id, created_at, wrapped_at
              from tenant_key
             where tenant_id = :tenant
               and version   = :version
            """;

    static final String NEWEST = """
            select tenant_id, version, wrapped_key, customer_wrapped, root_key_id, created_at, wrapped_at
              from tenant_key
             where tenant_id = :tenant
             order by version desc
             limit 1
            """;

    static final String ADD = """
            insert into tenant_key (tenant_id, version, wrapped_key, customer_wrapped, root_key_id, created_at)
            values (:tenant, :version, :wrapped, :customer, :root, :now)
                on conflict (tenant_id, version) do nothing
            """;

    static final String DESTROY_BEFORE = """
            update tenant_key
               set wrapped_key      = null,
                   customer_wrapped = null,
                   destroyed_at     = :now
             where tenant_id = :tenant
               and version   < :version
               and wrapped_key is not null
            """;

    static final String COUNT_BEFORE = """
            select count(*)
              from tenant_key
             where tenant_id = :tenant
               and version   < :version
               and wrapped_key is not null
            """;

    static final String OF_ANOTHER_ROOT = """
            select tenant_id, version, wrapped_key, customer_wrapped, root_key_id, created_at, wrapped_at
              from tenant_key
             where root_key_id <> :root
               and wrapped_key is not null
             order by tenant_id, version
             limit :limit
            """;

    static final String COUNT_OF_ANOTHER_ROOT = """
            select count(*)
              from tenant_key
             where root_key_id <> :root
               and wrapped_key is not null
            """;

    static final String REWRAP = """
            update tenant_key
               set wrapped_key = :wrapped,
                   root_key_id = :root,
                   wrapped_at  = :now
             where tenant_id   = :tenant
               and version     = :version
               and wrapped_key = :before
            """;

    static final String ALL = """
            select version
              from tenant_key
             where tenant_id = :tenant
             order by version
             limit 10000
            """;

    static final String TELL = "select pg_notify('aumbry_keys', :tenant)";

    private final JdbcClient control;

    TenantKeyStore(@Qualifier("control") JdbcClient control) {
        this.control = control;
    }

    /** One version of a tenant's key as it is stored. */
    @SuppressWarnings("ArrayRecordComponent")
    record Row(
            TenantId tenant,
            int version,
            byte @Nullable [] wrapped,
            byte @Nullable [] customerWrapped,
            String rootKeyId,
            Instant createdAt,
            @Nullable Instant wrappedAt) {}

    Optional<Row> find(TenantId tenant, int version) {
        return control.sql(FIND)
                .param("tenant", tenant.value())
                .param("version", version)
                .query(TenantKeyStore::row)
                .optional();
    }

    Optional<Row> newest(TenantId tenant) {
        return control.sql(NEWEST).param("tenant", tenant.value()).query(TenantKeyStore::row).optional();
    }

    /** Does nothing when the tenant has that version already. */
    void add(Row row) {
        control.sql(ADD)
                .param("tenant", row.tenant().value())
                .param("version", row.version())
                .param("wrapped", row.wrapped())
                .param("customer", row.customerWrapped(), Types.BINARY)
                .param("root", row.rootKeyId())
                .param("now", at(row.createdAt()))
                .update();
    }

    /** Erases the versions before that one; says how many. */
    int destroyBefore(TenantId tenant, int version, Instant now) {
        return control.sql(DESTROY_BEFORE)
                .param("tenant", tenant.value())
                .param("version", version)
                .param("now", at(now))
                .update();
    }

    int countBefore(TenantId tenant, int version) {
        return control.sql(COUNT_BEFORE)
                .param("tenant", tenant.value())
                .param("version", version)
                .query(Integer.class)
                .single();
    }

    List<Row> ofAnotherRoot(String rootKeyId, int limit) {
        return control.sql(OF_ANOTHER_ROOT)
                .param("root", rootKeyId)
                .param("limit", limit)
                .query(TenantKeyStore::row)
                .list();
    }

    long countOfAnotherRoot(String rootKeyId) {
        return control.sql(COUNT_OF_ANOTHER_ROOT).param("root", rootKeyId).query(Long.class).single();
    }

    /** @return false when the row was changed meanwhile */
    boolean rewrap(Row row, byte[] wrapped, String rootKeyId, Instant now) {
        return control.sql(REWRAP)
                        .param("tenant", row.tenant().value())
                        .param("version", row.version())
                        .param("before", row.wrapped())
                        .param("wrapped", wrapped)
                        .param("root", rootKeyId)
                        .param("now", at(now))
                        .update()
                == 1;
    }

    /** All versions there have been, erased ones too. */
    List<Integer> all(TenantId tenant) {
        return control.sql(ALL).param("tenant", tenant.value()).query(Integer.class).list();
    }

    /** Once this commits, every node forgets the keys and whatever was opened with them. */
    void tellWithdrawn(TenantId tenant) {
        control.sql(TELL).param("tenant", tenant + KeyWatch.WITHDRAWN).query((row, number) -> number).list();
    }

    /** Lets every node forget the keys of the tenant that it holds opened. */
    void tell(TenantId tenant) {
        control.sql(TELL).param("tenant", tenant.toString()).query((row, number) -> number).list();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        @Nullable OffsetDateTime wrappedAt = row.getObject("wrapped_at", OffsetDateTime.class);
        return new Row(
                new TenantId(row.getObject("tenant_id", UUID.class)),
                row.getInt("version"),
                row.getBytes("wrapped_key"),
                row.getBytes("customer_wrapped"),
                row.getString("root_key_id"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                wrappedAt == null ? null : wrappedAt.toInstant());
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
