@NullMarked
package org.aumbry.policies.web;

import org.jspecify.annotations.NullMarked;
