package org.aumbry.identity;

import java.util.List;
import java.util.UUID;
import org.aumbry.data.Cell;
import org.aumbry.data.KeyScope;
import org.aumbry.data.Sealer;
import org.aumbry.kernel.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Accounts as an administrator or another system keeps them. */
@Repository
class AccountStore {

    private static final String TABLE = "user_account";

    static final String IDS = """
            select id
              from user_account
             order by id
             limit 100000
            """;

    static final String GROUP_IDS = """
            select id
              from user_group
             where kind = 'people'
             order by id
             limit 100000
            """;

    static final String GROUP_BY_NAME = """
            select id
              from user_group
             where kind = 'people'
               and name_mac = :mac
            """;

    static final String DESCRIBE = """
            update user_account
               set name_sealed = :name,
                   email_sealed = :email,
                   email_mac = :mac,
                   preferences_sealed = :preferences
             where id = :id
            """;

    private final JdbcClient db;
    private final Sealer sealer;

    AccountStore(JdbcClient db, Sealer sealer) {
        this.db = db;
        this.sealer = sealer;
    }

    List<UUID> ids() {
        return db.sql(IDS).query(UUID.class).list();
    }

    List<UUID> groupIds() {
        return db.sql(GROUP_IDS).query(UUID.class).list();
    }

    List<UUID> groupsByName(String name) {
        var mac = sealer.mac("user_group", "name_mac", ProfileRules.nameKey(name));
        return db.sql(GROUP_BY_NAME).param("mac", mac).query(UUID.class).list();
    }

    void describe(UserId id, String name, String email, Preferences preferences) {
        db.sql(DESCRIBE)
                .param("id", id.value())
                .param("name", seal(id, "name_sealed", name))
                .param("email", seal(id, "email_sealed", email))
                .param("mac", sealer.mac(TABLE, "email_mac", ProfileRules.emailKey(email)))
                .param("preferences", seal(id, "preferences_sealed", preferences.encoded()))
                .update();
    }

    private byte[] seal(UserId id, String column, String plain) {
        return sealer.seal(KeyScope.person(id), new Cell(TABLE, id.value(), column), plain);
    }
}
