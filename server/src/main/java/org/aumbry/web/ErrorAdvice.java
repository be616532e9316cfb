package org.aumbry.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.aumbry.crypto.KmsUnavailableException;
import org.aumbry.data.KeyDestroyedException;
import org.aumbry.kernel.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/**
 * Catches whatever a controller throws. A refusal is an answer; everything else is the framework's or our own fault.
 */
@ControllerAdvice
class ErrorAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorAdvice.class);

    /** Nothing was lost: what is kept stays sealed until the keys can be had again. */
    static final Refusal KEYS_UNAVAILABLE = Refusal.of(Refusal.Code.UNAVAILABLE, "web.error.keys");

    private final Refusals refusals;

    ErrorAdvice(Refusals refusals) {
        this.refusals = refusals;
    }

    @ExceptionHandler
    void refused(Refusal refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
        refusals.answer(refusal, request, response);
    }

    @ExceptionHandler
    void keyless(KmsUnavailableException silent, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        LOG.warn("a request was refused, because the key service gave no key: {}", silent.getMessage());
        refusals.answer(KEYS_UNAVAILABLE, request, response);
    }

    @ExceptionHandler
    void destroyed(KeyDestroyedException gone, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        refusals.answer(Refusal.of(Refusal.Code.NOT_FOUND, "web.error.destroyed"), request, response);
    }

    @ExceptionHandler
    void unreadable(TypeMismatchException mismatch, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        refusals.answer(HttpStatus.NOT_FOUND, request, response);
    }

    @ExceptionHandler
    void unreadable(
            HttpMessageNotReadableException unreadable, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        refusals.answer(HttpStatus.BAD_REQUEST, request, response);
    }

    @ExceptionHandler
    void gone(AsyncRequestNotUsableException gone) {
        LOG.debug("the client left before the answer was whole");
    }

    @ExceptionHandler
    void failed(Exception failure, HttpServletRequest request, HttpServletResponse response) throws Exception {
        if (response.isCommitted()) {
            throw failure;
        }
        if (failure instanceof ErrorResponse known) {
            response.setHeader("Allow", known.getHeaders().getFirst("Allow"));
            refusals.answer(HttpStatus.valueOf(known.getStatusCode().value()), request, response);
            return;
        }
        LOG.error("a request failed", failure);
        refusals.answer(HttpStatus.INTERNAL_SERVER_ERROR, request, response);
    }
}
