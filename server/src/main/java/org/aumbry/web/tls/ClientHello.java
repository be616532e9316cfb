package org.aumbry.web.tls;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.OptionalInt;

/**
 * The first message of a TLS connection, written byte by byte, so that also what Java itself would no longer offer can
 * be offered to a server, to see that it refuses (RFC 5246, 7.4.1.2).
 *
 * @param version 0x0302 is TLS 1.1, 0x0303 is TLS 1.2; TLS 1.3 is not offered
 * @param suites cipher suites by their registered numbers
 */
record ClientHello(int version, List<Integer> suites) {

    static final int TLS_1_0 = 0x0301;
    static final int TLS_1_1 = 0x0302;
    static final int TLS_1_2 = 0x0303;

    /**
     * Forward secret, but with CBC: ECDHE-ECDSA and ECDHE-RSA with AES-128-CBC-SHA, AES-256-CBC-SHA, ...-SHA256/384.
     */
    static final List<Integer> WITH_CBC = List.of(0xC009, 0xC00A, 0xC013, 0xC014, 0xC023, 0xC024, 0xC027, 0xC028);

    /** Without forward secrecy: RSA key exchange with AES in CBC and in GCM. */
    static final List<Integer> WITHOUT_FORWARD_SECRECY = List.of(0x002F, 0x0035, 0x003C, 0x003D, 0x009C, 0x009D);

    /** What a server should take: ECDHE with AES-GCM or ChaCha20-Poly1305. */
    static final List<Integer> GOOD = List.of(0xC02B, 0xC02C, 0xC02F, 0xC030, 0xCCA8, 0xCCA9);

    private static final int TIMEOUT_MS = 5_000;
    private static final int HANDSHAKE = 0x16;
    private static final int SERVER_HELLO = 2;
    private static final int RANDOM_BYTES = 32;

    /** The extensions every server needs: groups x25519 and P-256, uncompressed points, ECDSA and RSA signatures. */
    private static final byte[] EXTENSIONS = {
        0, 10, 0, 6, 0, 4, 0, 0x1D, 0, 0x17,
        0, 11, 0, 2, 1, 0,
        0, 13, 0, 14, 0, 12, 4, 3, 5, 3, 8, 4, 4, 1, 2, 3, 2, 1
    };

    /** The suite the server chose; empty when it refused the offer. */
    OptionalInt offer(InetSocketAddress server) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(server, TIMEOUT_MS);
            socket.setSoTimeout(TIMEOUT_MS);
            socket.getOutputStream().write(bytes());
            socket.getOutputStream().flush();
            return answer(new DataInputStream(socket.getInputStream()));
        } catch (EOFException | SocketException closed) {
            return OptionalInt.empty();
        }
    }

    private static OptionalInt answer(DataInputStream in) throws IOException {
        if (in.readUnsignedByte() != HANDSHAKE) {
            return OptionalInt.empty();
        }
        in.skipNBytes(2 + 2);
        if (in.readUnsignedByte() != SERVER_HELLO) {
            return OptionalInt.empty();
        }
        in.skipNBytes(3 + 2 + RANDOM_BYTES);
        in.skipNBytes(in.readUnsignedByte());
        return OptionalInt.of(in.readUnsignedShort());
    }

    private byte[] bytes() throws IOException {
        var body = new ByteArrayOutputStream();
        var out = new DataOutputStream(body);
        out.writeShort(version);
        out.write(new byte[RANDOM_BYTES]);
        out.writeByte(0);
        out.writeShort(2 * suites.size());
        for (int suite : suites) {
            out.writeShort(suite);
        }
        out.writeByte(1);
        out.writeByte(0);
        out.writeShort(EXTENSIONS.length);
        out.write(EXTENSIONS);
        var message = new ByteArrayOutputStream();
        var record = new DataOutputStream(message);
        record.writeByte(HANDSHAKE);
        record.writeShort(TLS_1_0);
        record.writeShort(body.size() + 4);
        record.writeInt(1 << 24 | body.size());
        body.writeTo(record);
        return message.toByteArray();
    }
}
