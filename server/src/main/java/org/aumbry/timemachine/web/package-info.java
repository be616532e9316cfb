/** Pages and addresses of the time machine. */
@NullMarked
package org.aumbry.timemachine.web;

import org.jspecify.annotations.NullMarked;
