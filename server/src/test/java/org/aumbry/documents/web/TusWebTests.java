package org.aumbry.documents.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import java.util.function.Supplier;
import org.aumbry.crypto.Hashes;
import org.aumbry.documents.Uploads;
import org.aumbry.spaces.SpaceId;
import org.aumbry.spaces.Spaces;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Browser;
import org.aumbry.testing.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The upload protocol as its specification has it, over the wire. */
@AumbryTest
class TusWebTests {

    private static final byte[] CONTENT = "The aumbry is the locked cupboard.".getBytes(StandardCharsets.UTF_8);

    @Autowired World world;
    @Autowired Spaces spaces;

    private Browser ana;
    private SpaceId space;

    @BeforeEach
    void makeSpace() {
        ana = world.browserOf(world.ana());
        space = Files.space(world, spaces, world.ana(), "Uploads " + UUID.randomUUID());
    }

    @Test
    void optionsTellWhatTheServerSpeaks() {
        var answer = ana.send(ana.request("/api/v1/uploads").method("OPTIONS", BodyPublishers.noBody()));
        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("Tus-Version")).contains("1.0.0");
        assertThat(answer.header("Tus-Max-Size")).contains("104857600");
        assertThat(answer.header("Tus-Extension").orElse(""))
                .contains("creation", "termination", "checksum", "expiration");
        assertThat(answer.header("Tus-Checksum-Algorithm")).contains("sha256");
    }

    @Test
    void anotherProtocolVersionIsAPreconditionThatFailed() {
        var answer = ana.send(ana.request("/api/v1/uploads").header("X-CSRF-Token", ana.formToken())
                .header("Tus-Resumable", "0.2.2").header("Upload-Length", "1").POST(BodyPublishers.noBody()));
        assertThat(answer.status()).isEqualTo(412);
        assertThat(answer.header("Tus-Version")).contains("1.0.0");
    }

    @Test
    void anUploadGoesOnWhereItStoppedAndEndsInADocument() {
        var begun = Files.begin(ana, space, "été 漢字.txt", CONTENT.length);
        assertThat(begun.status()).isEqualTo(201);
        assertThat(begun.header("Upload-Expires")).isPresent();
        var upload = begun.location();
        var first = Files.patch(ana, upload, 0, BodyPublishers.ofByteArray(CONTENT, 0, 10));
        assertThat(first.status()).isEqualTo(204);
        assertThat(first.header("Upload-Offset")).contains("10");
        var head = Files.head(ana, upload);
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("Upload-Offset")).contains("10");
        assertThat(head.header("Upload-Length")).contains(String.valueOf(CONTENT.length));
        assertThat(head.header("Cache-Control").orElse("")).contains("no-store");
        var last = Files.patch(ana, upload, 10, BodyPublishers.ofByteArray(CONTENT, 10, CONTENT.length - 10));
        var document = last.header("Aumbry-Document").orElseThrow();
        var content = ana.get("/api/v1/documents/" + document + "/content");
        assertThat(content.bytes()).isEqualTo(CONTENT);
        assertThat(content.header("Content-Disposition").orElse(""))
                .contains("filename*=UTF-8''%C3%A9t%C3%A9%20%E6%BC%A2%E5%AD%97.txt");
    }

    @Test
    void aLostLastAnswerCanBeAskedAgainAndMakesNothingTwice() {
        var upload = Files.begin(ana, space, "once.txt", CONTENT.length).location();
        var first = Files.patch(ana, upload, 0, BodyPublishers.ofByteArray(CONTENT));
        var again = Files.patch(ana, upload, CONTENT.length, BodyPublishers.noBody());
        assertThat(again.status()).isEqualTo(204);
        assertThat(again.header("Aumbry-Document")).isEqualTo(first.header("Aumbry-Document"));
        assertThat(Files.head(ana, upload).header("Aumbry-Document")).isEqualTo(first.header("Aumbry-Document"));
        var receipt = ana.get(upload);
        assertThat(receipt.body())
                .contains("\"sha256\":\"" + java.util.HexFormat.of().formatHex(Hashes.sha256(CONTENT)))
                .contains("\"copies\":").contains("\"title\":\"once.txt\"");
        assertThat(ana.get("/api/v1/spaces/" + space + "/items").body().split("once.txt", -1)).hasSize(2);
    }

    @Test
    void aWrongOffsetIsAConflict() {
        var upload = Files.begin(ana, space, "offset.txt", CONTENT.length).location();
        assertThat(Files.patch(ana, upload, 5, BodyPublishers.ofByteArray(CONTENT, 5, 5)).status()).isEqualTo(409);
        assertThat(Files.head(ana, upload).header("Upload-Offset")).contains("0");
    }

    @Test
    void aPieceWithAnotherHashIsDropped() {
        var upload = Files.begin(ana, space, "checksum.txt", CONTENT.length).location();
        var wrong = "sha256 "
                + Base64.getEncoder().encodeToString(Hashes.sha256("else".getBytes(StandardCharsets.UTF_8)));
        var refused = Files.patch(ana, upload, 0, BodyPublishers.ofByteArray(CONTENT), "Upload-Checksum", wrong);
        assertThat(refused.status()).isEqualTo(460);
        assertThat(Files.head(ana, upload).header("Upload-Offset")).contains("0");
        var right = "sha256 " + Base64.getEncoder().encodeToString(Hashes.sha256(CONTENT));
        var taken = Files.patch(ana, upload, 0, BodyPublishers.ofByteArray(CONTENT), "Upload-Checksum", right);
        assertThat(taken.header("Aumbry-Document")).isPresent();
    }

    @Test
    void contentWithAnotherHashThanPromisedNeverBecomesADocument() {
        var begun = Files.begin(ana, space, "promise.txt", CONTENT.length, "Upload-Metadata",
                "filename " + Files.base64("promise.txt") + ",space " + Files.base64(space.toString())
                        + ",sha256 " + Files.base64("0".repeat(64)));
        assertThat(Files.patch(ana, begun.location(), 0, BodyPublishers.ofByteArray(CONTENT)).status()).isEqualTo(460);
        assertThat(ana.get("/api/v1/spaces/" + space + "/items").body()).doesNotContain("promise.txt");
        assertThat(Files.head(ana, begun.location()).status()).isEqualTo(410);
    }

    @Test
    void oneByteMoreThanSaidIsRefusedAndNothingOfThePieceIsKept() {
        var upload = Files.begin(ana, space, "lying.txt", 10).location();
        assertThat(Files.patch(ana, upload, 0, BodyPublishers.ofByteArray(CONTENT)).status()).isEqualTo(413);
        assertThat(Files.head(ana, upload).header("Upload-Offset")).contains("0");
    }

    @Test
    void theLargestSizeIsTakenAndOneByteMoreIsRefused() {
        assertThat(Files.begin(ana, space, "more.bin", Uploads.MOST_BYTES + 1).status()).isEqualTo(413);
        var begun = Files.begin(ana, space, "most.bin", Uploads.MOST_BYTES);
        var done = Files.patch(ana, begun.location(), 0, BodyPublishers.ofInputStream(zeros(Uploads.MOST_BYTES)));
        assertThat(done.status()).isEqualTo(204);
        assertThat(done.header("Aumbry-Document")).isPresent();
    }

    @Test
    void anUnsaidLengthIsCountedWhileItStreams() {
        var begun = ana.send(Files.tus(ana, "/api/v1/uploads")
                .header("Upload-Defer-Length", "1")
                .header("Upload-Metadata", "filename " + Files.base64("d.bin") + ",space "
                        + Files.base64(space.toString()))
                .POST(BodyPublishers.noBody()));
        assertThat(begun.status()).isEqualTo(201);
        var over = Files.patch(
                ana, begun.location(), 0, BodyPublishers.ofInputStream(zeros(Uploads.MOST_BYTES + 1)));
        assertThat(over.status()).isEqualTo(413);
        var part = Files.patch(ana, begun.location(), 0, BodyPublishers.ofByteArray(CONTENT));
        assertThat(part.header("Upload-Defer-Length")).contains("1");
        var ended = Files.patch(ana, begun.location(), CONTENT.length, BodyPublishers.noBody(), "Upload-Length",
                String.valueOf(CONTENT.length));
        assertThat(ended.header("Aumbry-Document")).isPresent();
    }

    @Test
    void aTerminatedUploadIsGone() {
        var upload = Files.begin(ana, space, "gone.txt", CONTENT.length).location();
        var ended = ana.send(Files.tus(ana, upload).method("DELETE", BodyPublishers.noBody()));
        assertThat(ended.status()).isEqualTo(204);
        assertThat(Files.head(ana, upload).status()).isEqualTo(410);
    }

    @Test
    void creationCanCarryTheWholeContent() {
        var answer = ana.send(Files.tus(ana, "/api/v1/uploads")
                .header("Upload-Length", String.valueOf(CONTENT.length))
                .header("Content-Type", "application/offset+octet-stream")
                .header("Upload-Metadata", "filename " + Files.base64("at once.txt") + ",space "
                        + Files.base64(space.toString()))
                .POST(BodyPublishers.ofByteArray(CONTENT)));
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Aumbry-Document")).isPresent();
    }

    @Test
    void anEmptyFileIsADocumentAtOnce() {
        assertThat(Files.begin(ana, space, "empty.txt", 0).header("Aumbry-Document")).isPresent();
    }

    @Test
    void aFolderComesWithItsPathAndIsSharedByItsFiles() {
        for (var name : new String[] {"a.txt", "b.txt"}) {
            var upload = Files.begin(ana, space, name, CONTENT.length, "Upload-Metadata",
                    "filename " + Files.base64(name) + ",space " + Files.base64(space.toString())
                            + ",path " + Files.base64("whole/folder/" + name)).location();
            Files.patch(ana, upload, 0, BodyPublishers.ofByteArray(CONTENT));
        }
        var top = ana.get("/api/v1/spaces/" + space + "/items");
        assertThat(top.body().split("\"kind\":\"folder\"", -1)).hasSize(2);
        var inner = ana.get("/api/v1/folders/" + top.find("\"id\":\"([0-9a-f-]{36})\"") + "/items");
        assertThat(inner.body()).contains("\"title\":\"folder\"");
    }

    @Test
    void nobodyElseKnowsOfAnUpload() {
        var upload = Files.begin(ana, space, "mine.txt", CONTENT.length).location();
        var missing = "/api/v1/uploads/" + UUID.randomUUID();
        for (var other : new Browser[] {
            world.browserOf(world.bo()), world.browserOf(world.cy()), world.browserOf(world.dee())
        }) {
            assertThat(Files.head(other, upload).status()).isEqualTo(404);
            assertThat(Files.patch(other, upload, 0, BodyPublishers.ofByteArray(CONTENT)).body())
                    .isEqualTo(Files.patch(other, missing, 0, BodyPublishers.ofByteArray(CONTENT)).body());
            assertThat(Files.begin(other, space, "x.txt", 1).body())
                    .isEqualTo(Files.begin(other, new SpaceId(UUID.randomUUID()), "x.txt", 1).body());
        }
    }

    @Test
    void anUploadWithoutTheFormTokenIsRefused() {
        var answer = ana.send(ana.request("/api/v1/uploads").header("Tus-Resumable", "1.0.0")
                .header("Upload-Length", "1").POST(BodyPublishers.noBody()));
        assertThat(answer.status()).isEqualTo(403);
    }

    private static Supplier<InputStream> zeros(long count) {
        return () -> new InputStream() {
            private long left = count;

            @Override
            public int read() {
                return left-- > 0 ? 0 : -1;
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                if (left <= 0) {
                    return -1;
                }
                int read = (int) Math.min(length, left);
                java.util.Arrays.fill(target, offset, offset + read, (byte) 0);
                left -= read;
                return read;
            }
        };
    }
}
