/** Pages about outgoing mail. */
@NullMarked
package org.aumbry.mail.web;

import org.jspecify.annotations.NullMarked;
