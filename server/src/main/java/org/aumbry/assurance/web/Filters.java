package org.aumbry.assurance.web;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.aumbry.assurance.Promise;
import org.aumbry.assurance.PromiseFilter;
import org.aumbry.assurance.PromiseOwner;
import org.aumbry.assurance.PromiseState;
import org.aumbry.assurance.Register;
import org.aumbry.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads filters from an address. What no promise could have is refused as not found. */
@Component
class Filters {

    private final List<String> families;
    private final List<String> sources;

    Filters(Register register) {
        this.families = distinct(register, Promise::family);
        this.sources = distinct(register, Promise::source);
    }

    /** As they stand in the address; empty for any. */
    record Query(String state, String family, String owner, String source) {

        static Query of(
                @Nullable String state, @Nullable String family, @Nullable String owner, @Nullable String source) {
            return new Query(given(state), given(family), given(owner), given(source));
        }

        private static String given(@Nullable String value) {
            return value == null ? "" : value.strip();
        }
    }

    List<String> families() {
        return families;
    }

    List<String> sources() {
        return sources;
    }

    PromiseFilter read(Query query) {
        return new PromiseFilter(
                one(Arrays.asList(PromiseState.values()), PromiseState::code, query.state()),
                one(families, family -> family, query.family()),
                one(Arrays.asList(PromiseOwner.values()), PromiseOwner::code, query.owner()),
                one(sources, source -> source, query.source()));
    }

    private static <T> @Nullable T one(List<T> values, Function<T, String> code, String given) {
        if (given.isEmpty()) {
            return null;
        }
        return values.stream()
                .filter(value -> code.apply(value).equals(given))
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }

    private static List<String> distinct(Register register, Function<Promise, String> column) {
        return register.all().stream().map(column).distinct().sorted().toList();
    }
}
