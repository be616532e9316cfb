package org.aumbry.web;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** What balancers ask: whether this node takes requests. */
@Controller
class HealthzController {

    static final String PATH = "/healthz";

    private final Traffic traffic;

    HealthzController(Traffic traffic) {
        this.traffic = traffic;
    }

    @GetMapping(PATH)
    ResponseEntity<String> healthz() {
        boolean leaving = traffic.leaving();
        return ResponseEntity.status(leaving ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.OK)
                .contentType(MediaType.TEXT_PLAIN)
                .cacheControl(CacheControl.noStore())
                .body(leaving ? "draining\n" : "ok\n");
    }
}
