@ApplicationModule(allowedDependencies = {})
package brokenmodules.right;

import org.springframework.modulith.ApplicationModule;
