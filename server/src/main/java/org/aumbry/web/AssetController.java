package org.aumbry.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.aumbry.kernel.Refusal;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** Serves static files and the few addresses that robots ask for. */
@Controller
class AssetController {

    private final Assets assets;

    AssetController(Assets assets) {
        this.assets = assets;
    }

    @GetMapping(Assets.PREFIX + "**")
    void asset(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var asset = assets.at(request.getRequestURI()).orElseThrow(Refusal::notFound);
        response.setContentType(asset.type());
        response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
        response.setHeader("Vary", "Accept-Encoding");
        var accepted = request.getHeader("Accept-Encoding");
        boolean packed = asset.packed().length > 0 && accepted != null && accepted.contains("gzip");
        if (packed) {
            response.setHeader("Content-Encoding", "gzip");
        }
        var bytes = packed ? asset.packed() : asset.plain();
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    @GetMapping(path = "/robots.txt", produces = MediaType.TEXT_PLAIN_VALUE)
    @ResponseBody
    String robots() {
        return "User-agent: *\nDisallow: /\n";
    }
}
