package org.aumbry.proof;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** A journal written by the formats' descriptions alone, to be tampered with. */
final class SampleJournal {

    static final String ORIGIN = "aumbry/0190a000-0000-7000-8000-00000000000a";

    private static final int BLOCK = 256;

    private final Sha256 sha = new Sha256();

    /** Leaves as the tree holds them. */
    final List<byte[]> leaves = new ArrayList<>();

    /** Openings, one for each leaf. */
    final List<byte[]> openings = new ArrayList<>();

    SampleJournal(int size) {
        for (int i = 0; i < size; i++) {
            add(i, "entry " + i);
        }
    }

    /** A copy to be tampered with. */
    SampleJournal(SampleJournal other) {
        other.leaves.forEach(leaf -> leaves.add(leaf.clone()));
        other.openings.forEach(opening -> openings.add(opening.clone()));
    }

    void add(long position, String what) {
        var salt = sha.of(("salt " + position).getBytes(StandardCharsets.UTF_8));
        var name = "what".getBytes(StandardCharsets.UTF_8);
        var value = what.getBytes(StandardCharsets.UTF_8);
        var commitment = sha.of("aumbry commitment v1\n".getBytes(StandardCharsets.UTF_8), salt, new byte[] {0, 4},
                name, value);
        leaves.add(leaf(position, commitment));
        openings.add(ByteBuffer.allocate(8 + 1 + 2 + 2 + 4 + 32 + 4 + value.length)
                .putLong(position).put((byte) 0).putShort((short) 1).putShort((short) 4).put(name).put(salt)
                .putInt(value.length).put(value).array());
    }

    static byte[] leaf(long position, byte[] commitment) {
        var id = new UUID(0x0190_a000_0000_7000L, 0x8000_0000_0000_0000L | position);
        return ByteBuffer.allocate(1 + 8 + 8 + 1 + 16 + 16 + 16 + 2 + 13 + 2 + 8 + 1 + 4 + 2 + 4 + 32)
                .put((byte) 1).putLong(position).putLong(1_700_000_000_000_000L + position).put((byte) 3)
                .putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits())
                .putLong(7).putLong(7).putLong(9).putLong(position % 10)
                .putShort((short) 13).put("document.open".getBytes(StandardCharsets.UTF_8))
                .putShort((short) 8).put("document".getBytes(StandardCharsets.UTF_8))
                .put((byte) 0).putInt(1).putShort((short) 4).put("what".getBytes(StandardCharsets.UTF_8))
                .put(commitment).array();
    }

    byte[] root(int size) {
        return plain(leaves.subList(0, size).stream().map(sha::leaf).toList());
    }

    private byte[] plain(List<byte[]> hashes) {
        if (hashes.isEmpty()) {
            return sha.of();
        }
        if (hashes.size() == 1) {
            return hashes.getFirst();
        }
        int split = Integer.highestOneBit(hashes.size() - 1);
        return sha.node(plain(hashes.subList(0, split)), plain(hashes.subList(split, hashes.size())));
    }

    String head(Signer signer) {
        return head(signer, leaves.size());
    }

    String head(Signer signer, int size) {
        return signer.head(size, root(size));
    }

    byte[] bundle(Signer signer) {
        return bundle(signer.key(), head(signer));
    }

    byte[] bundle(Key key, String head) {
        var out = new ByteArrayOutputStream();
        write(out, key, head);
        return out.toByteArray();
    }

    byte[] bundle(Key key, List<String> successions, String head) {
        var out = new ByteArrayOutputStream();
        write(out, key, successions, head);
        return out.toByteArray();
    }

    void write(OutputStream out, Key key, String head) {
        write(out, key, List.of(), head);
    }

    private void write(OutputStream out, Key key, List<String> successions, String head) {
        try {
            var data = new DataOutputStream(out);
            data.write(BundleCheck.MAGIC);
            record(data, "KEY ", key.text().getBytes(StandardCharsets.UTF_8));
            for (var succession : successions) {
                record(data, "SUCC", succession.getBytes(StandardCharsets.UTF_8));
            }
            record(data, "HEAD", head.getBytes(StandardCharsets.UTF_8));
            for (int from = 0; from < leaves.size(); from += BLOCK) {
                int to = Math.min(from + BLOCK, leaves.size());
                var block = new ByteArrayOutputStream();
                for (var leaf : leaves.subList(from, to)) {
                    block.write(leaf.length >> 8);
                    block.write(leaf.length);
                    block.writeBytes(leaf);
                }
                record(data, "LEAF", block.toByteArray());
                var opened = new ByteArrayOutputStream();
                openings.subList(from, to).forEach(opened::writeBytes);
                record(data, "OPEN", opened.toByteArray());
            }
            record(data, "END ", new byte[0]);
            data.flush();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void record(DataOutputStream out, String tag, byte[] content) throws IOException {
        out.write(tag.getBytes(StandardCharsets.US_ASCII));
        out.writeInt(content.length);
        out.write(content);
    }

    /** Somebody who signs heads. */
    static final class Signer {

        private final KeyPair pair;
        private final boolean ecdsa;

        private Signer(KeyPair pair) {
            this.pair = pair;
            this.ecdsa = true;
        }

        Signer(int seed) {
            ecdsa = false;
            try {
                var raw = new byte[32];
                raw[0] = (byte) seed;
                raw[1] = (byte) (seed >> 8);
                var factory = KeyFactory.getInstance("Ed25519");
                var secret = factory.generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, raw));
                var generator = java.security.KeyPairGenerator.getInstance("Ed25519");
                generator.initialize(NamedParameterSpec.ED25519, new FixedBytes(raw));
                pair = new KeyPair(generator.generateKeyPair().getPublic(), secret);
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        /** With a key as hardware modules have them. */
        static Signer ecdsa() {
            try {
                var generator = java.security.KeyPairGenerator.getInstance("EC");
                generator.initialize(new java.security.spec.ECGenParameterSpec("secp256r1"));
                return new Signer(generator.generateKeyPair());
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        Key key() {
            return ecdsa
                    ? new Key(ORIGIN, Key.LOG_ECDSA, pair.getPublic().getEncoded())
                    : key(ORIGIN, Key.LOG);
        }

        Key key(String name, byte type) {
            var encoded = ((EdECPublicKey) pair.getPublic()).getEncoded();
            return new Key(name, type, java.util.Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
        }

        byte[] sign(String message) {
            try {
                var signature = Signature.getInstance(ecdsa ? "SHA256withECDSA" : "Ed25519");
                signature.initSign(pair.getPrivate());
                signature.update(message.getBytes(StandardCharsets.UTF_8));
                return signature.sign();
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        String head(long size, byte[] root) {
            var text = ORIGIN + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n";
            return text + "\n" + line(key(), sign(text));
        }

        /** Vouches for the next key. */
        String vouch(Key next, long from) {
            return vouch(ORIGIN, next, from);
        }

        String vouch(String origin, Key next, long from) {
            var text = origin + "\nkey succession\n" + from + "\n" + next.text() + "\n";
            return text + "\n" + line(key(), sign(text));
        }

        /** A witness's line for a head. */
        String cosignature(String name, String head, long time) {
            var text = head.substring(0, head.indexOf("\n\n") + 1);
            var signature = sign("cosignature/v1\ntime " + time + "\n" + text);
            return line(key(name, Key.WITNESS), ByteBuffer.allocate(72).putLong(time).put(signature).array());
        }

        private static String line(Key key, byte[] signature) {
            var bytes = ByteBuffer.allocate(4 + signature.length).put(key.id()).put(signature).array();
            return "— " + key.name() + " " + Base64.getEncoder().encodeToString(bytes) + "\n";
        }
    }

    /** Gives the same bytes always. */
    private static final class FixedBytes extends java.security.SecureRandom {

        private static final long serialVersionUID = 1L;

        private final byte[] bytes;

        FixedBytes(byte[] bytes) {
            this.bytes = bytes.clone();
        }

        @Override
        public void nextBytes(byte[] target) {
            System.arraycopy(bytes, 0, target, 0, target.length);
        }
    }
}
