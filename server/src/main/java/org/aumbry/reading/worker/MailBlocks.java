package org.aumbry.reading.worker;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.TextBody;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.MimeConfig;
import org.jspecify.annotations.Nullable;

/** Reads a mail: who wrote to whom and when, its text, the names of what came with it. Attachments stay closed. */
final class MailBlocks {

    private static final int DEEPEST = 20;
    private static final int MOST_PARTS = 1_000;

    private final BlockText out = new BlockText();
    private @Nullable Entity plain;
    private @Nullable Entity html;
    private int parts;

    static BlockText read(Path file) throws IOException {
        var mail = new MailBlocks();
        var builder = new DefaultMessageBuilder();
        builder.setMimeEntityConfig(MimeConfig.custom()
                .setMaxHeaderCount(1_000)
                .setMaxHeaderLen(100_000)
                .setMaxLineLen(200_000)
                .build());
        try (InputStream in = Files.newInputStream(file)) {
            mail.message(builder.parseMessage(in));
        } catch (RuntimeException broken) {
            throw new Stopped(Outcome.State.DAMAGED);
        }
        return mail.out;
    }

    private void message(Message message) throws IOException {
        if (message.getSubject() != null) {
            out.begin(Block.Type.HEADING, 1);
            out.write(message.getSubject());
        }
        head("From", message.getFrom());
        head("To", message.getTo());
        head("Cc", message.getCc());
        if (message.getDate() != null) {
            row("Date", DateTimeFormatter.ISO_INSTANT.format(message.getDate().toInstant()));
        }
        part(message, 0);
        var text = plain == null ? html : plain;
        if (text != null && text.getBody() instanceof TextBody body) {
            var words = string(body);
            out.copy(text == plain ? TextBlocks.plain(words) : HtmlBlocks.read(words));
        }
    }

    private void head(String label, @Nullable Object people) {
        if (people == null) {
            return;
        }
        var text = people.toString().strip();
        row(label, text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text);
    }

    private void row(String label, String value) {
        out.begin(Block.Type.ROW, 0);
        out.beginCell();
        out.write(label);
        out.beginCell();
        out.write(value);
        out.end();
    }

    private void part(Entity entity, int depth) {
        if (depth > DEEPEST || ++parts > MOST_PARTS) {
            return;
        }
        if (entity.getBody() instanceof Multipart multipart) {
            multipart.getBodyParts().forEach(each -> part(each, depth + 1));
            return;
        }
        var type = entity.getMimeType();
        boolean attached = entity.getFilename() != null || "attachment".equals(entity.getDispositionType());
        if (attached) {
            row("Attachment", entity.getFilename() == null ? type : entity.getFilename());
        } else if (type.equals("text/plain") && plain == null) {
            plain = entity;
        } else if (type.equals("text/html") && html == null) {
            html = entity;
        }
    }

    private static String string(TextBody body) throws IOException {
        try (Reader reader = body.getReader()) {
            var text = new StringBuilder();
            var chunk = new char[64 << 10];
            for (int n = reader.read(chunk); n >= 0 && text.length() < Limits.TEXT_CHARS; n = reader.read(chunk)) {
                text.append(chunk, 0, n);
            }
            return text.toString();
        }
    }
}
