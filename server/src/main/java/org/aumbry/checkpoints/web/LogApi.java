package org.aumbry.checkpoints.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.stream.Collectors;
import org.aumbry.checkpoints.Checkpoints;
import org.aumbry.checkpoints.LogKey;
import org.aumbry.kernel.Identifiers;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The journal's tree as C2SP tlog-tiles lays it out, below {@code /api/v1/log}, and what else a check needs. For
 * administrators, and for tokens made for audits.
 */
@RestController
class LogApi {

    private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);
    private static final String FOR_GOOD = "private, max-age=31536000, immutable";
    private static final String TILE = "/api/v1/log/tile/";
    private static final int BUFFER = 1 << 16;

    private final Checkpoints checkpoints;

    LogApi(Checkpoints checkpoints) {
        this.checkpoints = checkpoints;
    }

    @GetMapping("/api/v1/log/key")
    ResponseEntity<String> key(Principal who) {
        return ResponseEntity.ok().contentType(TEXT).body(checkpoints.key(who) + "\n");
    }

    /** The notes by which keys vouch for the next ones, the first one first; empty while there was one key. */
    @GetMapping("/api/v1/log/successions")
    ResponseEntity<String> successions(Principal who) {
        var notes = checkpoints.keys(who).stream()
                .map(LogKey::succession)
                .filter(Objects::nonNull)
                .collect(Collectors.joining());
        return ResponseEntity.ok().contentType(TEXT).body(notes);
    }

    @GetMapping("/api/v1/log/checkpoint")
    ResponseEntity<String> checkpoint(Principal who) {
        return ResponseEntity.ok().contentType(TEXT).body(checkpoints.newest(who).note());
    }

    @GetMapping(TILE + "{level:[0-9]}/{*tile}")
    ResponseEntity<byte[]> tile(Principal who, @PathVariable int level, @PathVariable String tile) {
        var path = TilePath.parse(tile).orElse(new TilePath(Long.MAX_VALUE, 1));
        return forGood(checkpoints.tile(who, level, path.number(), path.width()));
    }

    @GetMapping(TILE + "entries/{*bundle}")
    ResponseEntity<byte[]> entries(Principal who, @PathVariable String bundle) {
        var path = TilePath.parse(bundle).orElse(new TilePath(Integer.MAX_VALUE, 1));
        return forGood(checkpoints.entries(who, path.number(), path.width()));
    }

    /** One hash to a line, in base64, as a witness takes them (C2SP tlog-witness). What can't be read is nowhere. */
    @GetMapping("/api/v1/log/consistency")
    ResponseEntity<String> consistency(
            Principal who,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to) {
        var lines = checkpoints.consistency(who, number(from), number(to)).stream()
                .map(hash -> Base64.getEncoder().encodeToString(hash) + "\n")
                .collect(Collectors.joining());
        return ResponseEntity.ok().contentType(TEXT).header("Cache-Control", FOR_GOOD).body(lines);
    }

    @GetMapping("/api/v1/log/entries/{id}/proof")
    ResponseEntity<String> proof(Principal who, @PathVariable String id) {
        var entry = Identifiers.parse(id);
        return ResponseEntity.ok()
                .contentType(TEXT)
                .header("Content-Disposition", "attachment; filename=\"" + entry + ".tlog-proof\"")
                .body(checkpoints.proof(who, entry));
    }

    @GetMapping("/api/v1/log/bundle")
    void bundle(Principal who, HttpServletResponse response) throws IOException {
        var download = checkpoints.bundle(who);
        response.setContentType(MediaType.APPLICATION_OCTET_STREAM_VALUE);
        response.setHeader("Content-Disposition", "attachment; filename=\"" + download.fileName() + "\"");
        try (var out = new BufferedOutputStream(response.getOutputStream(), BUFFER)) {
            download.content().writeTo(out);
        }
    }

    private static ResponseEntity<byte[]> forGood(byte[] bytes) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header("Cache-Control", FOR_GOOD)
                .body(bytes);
    }

    private static long number(String text) {
        if (!text.matches("0|[1-9][0-9]{0,17}")) {
            throw Refusal.notFound();
        }
        return Long.parseLong(text);
    }
}
