package org.aumbry.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.aumbry.crypto.KmsUnavailableException;
import org.aumbry.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers what went wrong before or after the controllers: in a filter, in the container, in a rejected address. */
@Controller
class ErrorDispatchController implements ErrorController {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorDispatchController.class);

    private final Refusals refusals;

    ErrorDispatchController(Refusals refusals) {
        this.refusals = refusals;
    }

    @RequestMapping("${server.error.path:/error}")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var status = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        var failure = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        if (status == null) {
            refusals.answer(HttpStatus.NOT_FOUND, request, response);
        } else if (cause(failure) instanceof Refusal refusal) {
            refusals.answer(refusal, request, response);
        } else if (cause(failure) instanceof KmsUnavailableException) {
            refusals.answer(ErrorAdvice.KEYS_UNAVAILABLE, request, response);
        } else {
            if (failure != null) {
                LOG.error("a request failed outside its controller", failure);
            }
            var known = HttpStatus.resolve(status);
            refusals.answer(known == null ? HttpStatus.INTERNAL_SERVER_ERROR : known, request, response);
        }
    }

    private static @Nullable Throwable cause(@Nullable Throwable failure) {
        return failure instanceof ServletException wrapper ? wrapper.getRootCause() : failure;
    }
}
