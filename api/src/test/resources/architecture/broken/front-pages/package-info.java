/**
 * Broken in every respect.
 *
 * <p><b>Owns:</b> schema {@code broken}.
 */
@ApplicationModule(displayName = "Broken")
package com.hissabbook.Broken;

import org.springframework.modulith.ApplicationModule;
