package org.aumbry.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.aumbry.data.FirstQuestion;
import org.springframework.stereotype.Component;

/** Lets every reading transaction begin by knowing the versions. */
@Component
class VersionQuestion implements FirstQuestion<Versions> {

    @Override
    public Class<Versions> answer() {
        return Versions.class;
    }

    @Override
    public String statement() {
        return AccessStore.VERSION;
    }

    @Override
    public Versions read(ResultSet row) throws SQLException {
        return Versions.read(row);
    }
}
