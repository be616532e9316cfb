package org.aumbry.web;

import org.aumbry.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** How refusals look below the addresses of a protocol that has a form of its own for them. */
public interface RefusalForm {

    boolean speaksBelow(String path);

    /**
     * @param refusal what was refused; null when the framework chose the status
     * @param message in the words of the asker, safe to show
     */
    Said say(HttpStatus status, @Nullable Refusal refusal, String message);

    /** The answer, whole. */
    record Said(HttpStatus status, String contentType, byte[] body) {}
}
