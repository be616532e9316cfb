/** The addresses of SCIM and the administrators' page about them. */
@NullMarked
package org.aumbry.provisioning.web;

import org.jspecify.annotations.NullMarked;
