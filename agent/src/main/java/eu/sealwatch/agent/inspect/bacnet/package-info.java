/** Building automation over IP, ASHRAE 135 annex J. Start at BacnetInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.bacnet;

import org.jspecify.annotations.NullMarked;
