package org.aumbry.networks;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.stream.Collectors;
import org.aumbry.kernel.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PolicyOptionStore {

    private static final Map<String, PolicyOption> KNOWN =
            Arrays.stream(PolicyOption.values()).collect(Collectors.toMap(PolicyOption::stored, option -> option));

    static final String ALL = """
            select option, value, locked
              from policy_option
             limit 1000
            """;

    static final String SET = """
            insert into policy_option (option, value, locked, changed_by, changed_at)
            values (:option, :value, :locked, :by, :at)
                on conflict (option) do update
               set value = excluded.value,
                   locked = excluded.locked,
                   changed_by = excluded.changed_by,
                   changed_at = excluded.changed_at
            """;

    static final String FORGET = """
            delete from policy_option
             where option = :option
            """;

    private final JdbcClient db;

    PolicyOptionStore(JdbcClient db) {
        this.db = db;
    }

    /** What was chosen; options that this program does not know are passed over. */
    PolicyValues all() {
        var chosen = new EnumMap<PolicyOption, String>(PolicyOption.class);
        var locked = EnumSet.noneOf(PolicyOption.class);
        db.sql(ALL).query(row -> {
            var option = KNOWN.get(row.getString("option"));
            if (option != null) {
                chosen.put(option, row.getString("value"));
                if (row.getBoolean("locked")) {
                    locked.add(option);
                }
            }
        });
        return new PolicyValues(chosen, locked);
    }

    void set(PolicyOption option, String value, boolean locked, UserId by, Instant at) {
        db.sql(SET)
                .param("option", option.stored())
                .param("value", value)
                .param("locked", locked)
                .param("by", by.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Back to the usual value. */
    void forget(PolicyOption option) {
        db.sql(FORGET).param("option", option.stored()).update();
    }
}
