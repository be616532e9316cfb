package org.aumbry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.World;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets the database parse every statement of every store against the migrated tables: a wrong column fails here.
 * Private constants are parts of statements and are parsed within those.
 */
@AumbryTest
class SqlTests {

    private static final Pattern SQL =
            Pattern.compile("\\s*(select|insert|update|delete|with|lock)\\s.*", Pattern.DOTALL);

    @Autowired World world;
    @Autowired DataSource tenants;
    @Autowired TransactionTemplate transaction;

    @Autowired
    @Qualifier("control")
    DataSource control;

    @Test
    void everyStatementOfAStoreCanBePrepared() {
        var statements = statements();
        var wrong = new ArrayList<String>();
        for (var field : statements) {
            var inTenant = tenantRefuses(sql(field));
            if (inTenant.isPresent() && controlRefuses(sql(field)).isPresent()) {
                wrong.add(field.getDeclaringClass().getSimpleName() + "." + field.getName() + ": " + inTenant.get());
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(statements).hasSizeGreaterThan(150);
    }

    @Test
    void aWrongColumnIsNoticed() {
        assertThat(tenantRefuses("select no_such_column from document where id = :id")).isPresent();
    }

    @Test
    void noStatementOfAStoreNamesASchemaOrATenant() {
        assertThat(statements().stream().map(SqlTests::sql).filter(sql -> sql.matches("(?s).*\\bt_[0-9a-f]{8,}.*")))
                .isEmpty();
    }

    private Optional<String> tenantRefuses(String sql) {
        return world.in(world.acme(), () -> transaction.execute(status -> {
            status.setRollbackOnly();
            return refuses(DataSourceUtils.getConnection(tenants), sql);
        }));
    }

    private Optional<String> controlRefuses(String sql) {
        try (var connection = control.getConnection()) {
            return refuses(connection, sql);
        } catch (SQLException unreachable) {
            throw new IllegalStateException(unreachable);
        }
    }

    /** The server parses a statement when its parameters are asked for. */
    private static Optional<String> refuses(Connection connection, String sql) {
        var plain = NamedParameterUtils.substituteNamedParameters(NamedParameterUtils.parseSqlStatement(sql), null);
        try (var statement = connection.prepareStatement(plain)) {
            statement.getParameterMetaData();
            return Optional.empty();
        } catch (SQLException refused) {
            return Optional.of(String.valueOf(refused.getMessage()));
        }
    }

    private static List<Field> statements() {
        return stores().stream()
                .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
                .filter(field -> field.getType() == String.class && Modifier.isStatic(field.getModifiers()))
                .filter(field -> !Modifier.isPrivate(field.getModifiers()))
                .filter(field -> SQL.matcher(sql(field)).matches() && !sql(field).contains("%1$s"))
                .toList();
    }

    private static List<Class<?>> stores() {
        try {
            var program = Path.of(Aumbry.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            try (var files = Files.walk(program)) {
                var names = files.map(file -> program.relativize(file).toString())
                        .filter(file -> file.endsWith("Store.class"))
                        .map(file -> file.replaceFirst("\\.class$", "").replace('/', '.'))
                        .toList();
                var stores = new ArrayList<Class<?>>();
                for (var name : names) {
                    stores.add(Class.forName(name));
                }
                return stores;
            }
        } catch (IOException | URISyntaxException | ClassNotFoundException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static String sql(Field field) {
        try {
            field.setAccessible(true);
            return (String) field.get(null);
        } catch (IllegalAccessException hidden) {
            throw new IllegalStateException(hidden);
        }
    }
}
