package org.aumbry.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.servlet.HandlerInterceptor;

/** The second lock behind the gate: no handler runs without a principal unless its address is public. */
class Doorkeeper implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        boolean open = request.getDispatcherType() != DispatcherType.REQUEST
                || PublicPaths.contains(request.getServletPath());
        if (!open) {
            Requests.required(request);
        }
        return true;
    }
}
