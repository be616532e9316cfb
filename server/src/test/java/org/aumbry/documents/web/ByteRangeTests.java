package org.aumbry.documents.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTests {

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, 0, 1", "bytes=0-99, 0, 100", "bytes=10-, 10, 90", "bytes=-10, 90, 10", "bytes=-1000, 0, 100",
        "bytes=50-1000, 50, 50", "bytes=99-99, 99, 1", "bytes=00010-00019, 10, 10",
    })
    void oneRangeIsServed(String header, long from, long length) {
        assertThat(ByteRange.read(header, 100)).contains(new ByteRange(from, length));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "bytes=0-1,5-6", "bytes=", "bytes=-", "bytes=a-b", "items=0-1", "bytes=5-1", "bytes 0-1", "0-1",
        "bytes=99999999999999999999-",
    })
    void severalRangesAndNonsenseMeanTheWhole(String header) {
        assertThat(ByteRange.read(header, 100)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=100-", "bytes=100-200", "bytes=-0"})
    void aRangeBehindTheEndCannotBeSatisfied(String header) {
        assertThat(ByteRange.read(header, 100).map(ByteRange::satisfiable)).contains(false);
    }

    @Test
    void anEmptyContentHasNoRange() {
        assertThat(ByteRange.read("bytes=0-", 0).map(ByteRange::satisfiable)).contains(false);
        assertThat(ByteRange.read(null, 0)).isEqualTo(Optional.empty());
    }

    @Test
    void aFileNameIsWrittenForOldAndNewPrograms() {
        assertThat(FileNames.attachment("a \"b\"\\c%41\r\nX: y é 漢.pdf")).isEqualTo(
                "attachment; filename=\"a _b__c_41__X: y _ _.pdf\"; "
                        + "filename*=UTF-8''a%20%22b%22%5Cc%2541%0D%0AX%3A%20y%20%C3%A9%20%E6%BC%A2.pdf");
    }
}
