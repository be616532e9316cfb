package org.aumbry.checkpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.aumbry.crypto.Ed25519;
import org.junit.jupiter.api.Test;

/** Trees against the examples that implementations of RFC 6962 share, and notes against those of C2SP. */
class MerkleTests {

    private static final List<String> LEAVES = List.of(
            "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");
    private static final List<String> ROOTS = List.of(
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    private static final Tiles NOTHING = id -> new byte[0];

    @Test
    void rootsAreThoseThatEveryoneComputes() {
        var tree = new GrowingTree(0, NOTHING);
        assertThat(hex(tree.root())).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        for (int i = 0; i < LEAVES.size(); i++) {
            tree.add(Merkle.leaf(HexFormat.of().parseHex(LEAVES.get(i))));
            assertThat(hex(tree.root())).isEqualTo(ROOTS.get(i));
        }
    }

    /** Sizes around those at which tiles of the first and second level become full. */
    @Test
    void aTreeGrownInPiecesHasTheRootOfOneComputedPlainly() {
        var sizes = List.of(1, 2, 255, 256, 257, 511, 512, 65_535, 65_536, 65_537, 66_000);
        var hashes = new ArrayList<byte[]>();
        var tree = new GrowingTree(0, NOTHING);
        for (int size : sizes) {
            var grown = new GrowingTree(tree.size(), tree);
            while (grown.size() < size) {
                var hash = Merkle.leaf(Integer.toString(hashes.size()).getBytes(StandardCharsets.US_ASCII));
                hashes.add(hash);
                grown.add(hash);
            }
            tree = grown;
            assertThat(tree.root()).as("root at " + size).isEqualTo(plain(hashes));
        }
    }

    @Test
    void proofsLeadToTheRoot() {
        var tree = new GrowingTree(0, NOTHING);
        var hashes = new ArrayList<byte[]>();
        for (int i = 0; i < 300; i++) {
            hashes.add(Merkle.leaf(new byte[] {(byte) i, (byte) (i >> 8)}));
            tree.add(hashes.getLast());
        }
        for (int size : List.of(1, 2, 3, 7, 8, 255, 256, 257, 300)) {
            var tiled = new TiledTree(size, tree);
            for (int at : List.of(0, size / 2, size - 1)) {
                assertThat(climb(hashes.get(at), at, size, tiled.inclusion(at))).isEqualTo(tiled.root());
            }
            assertThat(tiled.consistency(size)).isEmpty();
            assertThat(tiled.consistency(0)).isEmpty();
        }
        assertThatThrownBy(() -> new TiledTree(300, tree).inclusion(300)).isInstanceOf(IllegalArgumentException.class);
    }

    /** RFC 6962, 2.1.3: the proofs of its example, a tree of seven leaves. */
    @Test
    void consistencyIsProvedAsTheStandardShows() {
        var tree = new GrowingTree(0, NOTHING);
        var leaves = new ArrayList<byte[]>();
        for (int i = 0; i < 7; i++) {
            leaves.add(Merkle.leaf(new byte[] {(byte) i}));
            tree.add(leaves.getLast());
        }
        var whole = new TiledTree(7, tree);
        var g = Merkle.node(leaves.get(0), leaves.get(1));
        var h = Merkle.node(leaves.get(2), leaves.get(3));
        var i = Merkle.node(leaves.get(4), leaves.get(5));
        var k = Merkle.node(g, h);
        var l = Merkle.node(i, leaves.get(6));

        assertThat(whole.consistency(3)).containsExactly(leaves.get(2), leaves.get(3), g, l);
        assertThat(whole.consistency(4)).containsExactly(l);
        assertThat(whole.consistency(6)).containsExactly(i, leaves.get(6), k);
    }

    /** The example of C2SP signed-note. */
    @Test
    void keysOfNotesAreReadAndWrittenAsTheFormatSays() {
        var text = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
        var key = NoteKey.parse(text).orElseThrow();
        var signature = java.util.Base64.getDecoder().decode(
                "Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=");

        assertThat(key.text()).isEqualTo(text);
        assertThat(key.id()).isEqualTo(java.util.Arrays.copyOf(signature, 4));
        assertThat(Ed25519.verify(
                        key.publicKey(),
                        "This is an example message.\n".getBytes(StandardCharsets.UTF_8),
                        java.util.Arrays.copyOfRange(signature, 4, 68)))
                .isTrue();
        assertThat(NoteKey.parse(text.replace("530d903a", "530d903b"))).isEmpty();
    }

    private static byte[] climb(byte[] hash, long at, long size, List<byte[]> path) {
        long index = at;
        long last = size - 1;
        var here = hash;
        for (var step : path) {
            if ((index & 1) == 1 || index == last) {
                here = Merkle.node(step, here);
                while ((index & 1) == 0 && index != 0) {
                    index >>= 1;
                    last >>= 1;
                }
            } else {
                here = Merkle.node(here, step);
            }
            index >>= 1;
            last >>= 1;
        }
        return here;
    }

    private static byte[] plain(List<byte[]> leaves) {
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int split = Integer.highestOneBit(leaves.size() - 1);
        return Merkle.node(plain(leaves.subList(0, split)), plain(leaves.subList(split, leaves.size())));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
