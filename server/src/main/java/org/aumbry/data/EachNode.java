package org.aumbry.data;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A job of every node, whatever its role: it goes on with what this very process began, or looks after what this
 * process alone has. Every other scheduled job belongs to the nodes whose role is to work.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface EachNode {}
