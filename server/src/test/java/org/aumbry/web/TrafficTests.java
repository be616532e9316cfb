package org.aumbry.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class TrafficTests {

    private final List<Object> told = new ArrayList<>();
    private final Traffic traffic = new Traffic(told::add);
    private final TrafficFilter filter = new TrafficFilter(traffic);
    private final HealthzController health = new HealthzController(traffic);

    @Test
    void whatIsBeingAnsweredIsCounted() throws Exception {
        answer("/documents", (request, response) -> assertThat(traffic.running()).isEqualTo(1));
        assertThat(traffic.running()).isZero();
        answer("/healthz", (request, response) -> assertThat(traffic.running()).isZero());
        assertThat(traffic.count()).isEqualTo(new Traffic.Count(1, 1));
        assertThat(traffic.count()).isEqualTo(new Traffic.Count(0, 0));
    }

    @Test
    void aNodeThatLeavesTellsBalancersStreamsAndConnections() throws Exception {
        assertThat(health.healthz().getStatusCode().value()).isEqualTo(200);
        assertThat(answer("/documents", (request, response) -> { }).getHeader("Connection")).isNull();
        traffic.leave();
        assertThat(health.healthz().getStatusCode().value()).isEqualTo(503);
        assertThat(health.healthz().getBody()).isEqualTo("draining\n");
        assertThat(answer("/documents", (request, response) -> { }).getHeader("Connection")).isEqualTo("close");
        assertThat(told).hasExactlyElementsOfTypes(Traffic.NodeLeaves.class);
    }

    private MockHttpServletResponse answer(String path, FilterChain chain) throws Exception {
        var request = new MockHttpServletRequest("GET", path);
        request.setServletPath(path);
        var response = new MockHttpServletResponse();
        filter.doFilter(request, response, chain);
        return response;
    }
}
