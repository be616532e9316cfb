package org.aumbry.web;

import java.lang.reflect.Method;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.MessageSource;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Finds who answers an address. Spring would read every parameter of every address at the start, to learn which of them
 * carry constraints of Jakarta Validation; none does, forms and bodies are checked where they are understood.
 */
final class HandlersWithoutConstraints extends RequestMappingHandlerMapping {

    @Override
    protected HandlerMethod createHandlerMethod(Object handler, Method method) {
        var context = obtainApplicationContext();
        return handler instanceof String bean
                ? new Unconstrained(bean, context.getAutowireCapableBeanFactory(), context, method)
                : super.createHandlerMethod(handler, method);
    }

    private static final class Unconstrained extends HandlerMethod {

        Unconstrained(String bean, BeanFactory beans, MessageSource messages, Method method) {
            super(bean, beans, messages, method);
        }

        @Override
        public HandlerMethod createWithValidateFlags() {
            return this;
        }
    }
}
