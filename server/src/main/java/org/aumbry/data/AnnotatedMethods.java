package org.aumbry.data;

import java.lang.annotation.Annotation;
import java.util.Arrays;

/**
 * Looks for an annotation by its own name only. Spring's usual way looks for it on annotations too, method by method of
 * every bean, which costs a start more than the rest of the wiring that it is looked for.
 */
final class AnnotatedMethods {

    private AnnotatedMethods() {}

    /** Whether the type, what it inherits or what it implements carries the annotation, itself or on a method. */
    static boolean carry(Class<?> type, Class<? extends Annotation> annotation) {
        for (Class<?> each = type; each != null && each != Object.class; each = each.getSuperclass()) {
            if (declares(each, annotation)
                    || Arrays.stream(each.getInterfaces()).anyMatch(promise -> carry(promise, annotation))) {
                return true;
            }
        }
        return false;
    }

    private static boolean declares(Class<?> type, Class<? extends Annotation> annotation) {
        return type.isAnnotationPresent(annotation)
                || Arrays.stream(type.getDeclaredMethods()).anyMatch(method -> method.isAnnotationPresent(annotation));
    }
}
