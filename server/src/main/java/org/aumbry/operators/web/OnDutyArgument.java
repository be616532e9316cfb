package org.aumbry.operators.web;

import jakarta.servlet.http.HttpServletRequest;
import org.aumbry.kernel.Refusal;
import org.aumbry.operators.OnDuty;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives a controller method its {@code OnDuty who}; leads to the operators' sign-in when nobody is signed in. */
class OnDutyArgument implements HandlerMethodArgumentResolver {

    private static final String WHO = OnDutyArgument.class.getName() + ".who";

    static void enter(HttpServletRequest request, OnDuty who) {
        request.setAttribute(WHO, who);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == OnDuty.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var servlet = request.getNativeRequest(HttpServletRequest.class);
        if (servlet != null && servlet.getAttribute(WHO) instanceof OnDuty who) {
            return who;
        }
        throw Refusal.of(Refusal.Code.NOT_SIGNED_IN, "refusal.not-signed-in");
    }
}
