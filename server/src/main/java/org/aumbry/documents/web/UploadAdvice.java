package org.aumbry.documents.web;

import jakarta.servlet.http.HttpServletResponse;
import org.aumbry.documents.UploadRefusal;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Gives the upload protocol's own refusals the protocol's own statuses. */
@ControllerAdvice(assignableTypes = {TusController.class, UploadApi.class})
@Order(Ordered.HIGHEST_PRECEDENCE)
class UploadAdvice {

    @ExceptionHandler
    void refused(UploadRefusal refusal, HttpServletResponse response) {
        response.setHeader(Tus.RESUMABLE, Tus.VERSION);
        response.setStatus(refusal.reason().status());
    }
}
