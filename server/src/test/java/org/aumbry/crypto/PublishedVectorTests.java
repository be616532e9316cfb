package org.aumbry.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vectors that the authors of the algorithms published. */
class PublishedVectorTests {

    private static final String GCM_KEY = "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308";
    private static final String GCM_NONCE = "cafebabefacedbaddecaf888";
    private static final String GCM_PLAIN = "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
            + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39";
    private static final String GCM_CIPHER = "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
            + "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662";

    /** McGrew and Viega, The Galois/Counter Mode of Operation (submission to NIST), appendix B, cases 13 to 16. */
    @ParameterizedTest
    @CsvSource({
        "0000000000000000000000000000000000000000000000000000000000000000,000000000000000000000000,'','','',"
                + "530f8afbc74536b9a963b4f1c4cb738b",
        "0000000000000000000000000000000000000000000000000000000000000000,000000000000000000000000,'',"
                + "00000000000000000000000000000000,cea7403d4d606b6e074ec5d3baf39d18,d0d1c8a799996bf0265b98b5d48ab919",
        GCM_KEY + "," + GCM_NONCE + ",''," + GCM_PLAIN + "1aafd255," + GCM_CIPHER + "898015ad,"
                + "b094dac5d93471bdec1a502270e3cc6c",
        GCM_KEY + "," + GCM_NONCE + ",feedfacedeadbeeffeedfacedeadbeefabaddad2," + GCM_PLAIN + "," + GCM_CIPHER + ","
                + "76fc6ece0f4e1768cddf8853bb2d551b"
    })
    void aesGcm(String key, String nonce, String place, String plain, String cipher, String tag) {
        try (var sealing = SealingKey.of(hex(key))) {
            var sealed = new byte[(cipher.length() + tag.length()) / 2];
            sealing.chunks().seal(hex(nonce), hex(place), Span.of(hex(plain)), Span.of(sealed));

            assertThat(sealed).isEqualTo(hex(cipher + tag));
            assertThat(sealing.open(hex(nonce + cipher + tag), hex(place))).isEqualTo(hex(plain));
        }
    }

    /** RFC 4231, 4.2 to 4.8. */
    @ParameterizedTest
    @CsvSource({
        "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b,4869205468657265,"
                + "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
        "4a656665,7768617420646f2079612077616e7420666f72206e6f7468696e673f,"
                + "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa,dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd"
                + "dddddddddddddddddddddddddddddddd,773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe",
        "0102030405060708090a0b0c0d0e0f10111213141516171819,cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd"
                + "cdcdcdcdcdcdcdcdcdcd"
                + "cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd,82558a389a443c0ea4cc819899f2083a85f0faa3"
                + "e578f8077a2e3ff46729665b"
    })
    void hmacSha256(String key, String data, String mac) {
        assertThat(Macs.hmacSha256(Secret.copyOf(hex(key)), hex(data))).isEqualTo(hex(mac));
    }

    /** RFC 4231, 4.7: a key longer than a block. */
    @Test
    void hmacSha256WithALongKey() {
        var key = "aa".repeat(131);
        var data = "Test Using Larger Than Block-Size Key - Hash Key First".getBytes(StandardCharsets.US_ASCII);

        assertThat(Macs.hmacSha256(Secret.copyOf(hex(key)), data))
                .isEqualTo(hex("60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"));
    }

    /** RFC 5869, appendix A.1 and A.3. */
    @ParameterizedTest
    @CsvSource({
        "000102030405060708090a0b0c,f0f1f2f3f4f5f6f7f8f9,"
                + "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865",
        "'','',8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8"
    })
    void hkdfSha256(String salt, String info, String derived) {
        var key = Secret.copyOf(hex("0b".repeat(22)));

        assertThat(Macs.derive(key, hex(salt), hex(info), derived.length() / 2)).isEqualTo(Secret.copyOf(hex(derived)));
    }

    /** Reference implementation of Argon2, src/test.c, Argon2id, version 0x13: 2 passes, 64 MiB, 1 lane. */
    @Test
    void argon2id() {
        var cost = new Argon2Cost(64 * 1024, 2, 1);
        try (var derived = cost.derive(Secret.ofText("password"), "somesalt".getBytes(StandardCharsets.US_ASCII))) {
            assertThat(derived.bytes(RawKeyAccess.because("test")))
                    .isEqualTo(hex("09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7"));
        }
    }

    @Test
    void costsThatAFileCouldAbuseAreRefused() {
        for (var cost : new Argon2Cost[] {
            new Argon2Cost(Integer.MAX_VALUE, 3, 1), new Argon2Cost(64, Integer.MAX_VALUE, 1),
            new Argon2Cost(64, 1, 0), new Argon2Cost(-1, 1, 1), new Argon2Cost(1 << 20, 1, 65), Argon2Cost.NONE
        }) {
            assertThatExceptionOfType(TamperedException.class)
                    .isThrownBy(() -> cost.derive(Secret.ofText("x"), new byte[16]));
        }
    }

    /** FIPS 180-4 example. */
    @Test
    void sha256() {
        assertThat(Hashes.sha256("abc".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(hex("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }
}
