/**
 * IPMI and ASF over RMCP: the consoles of baseboard management controllers. Start at IpmiInspector.
 */
@NullMarked
package eu.sealwatch.agent.inspect.ipmi;

import org.jspecify.annotations.NullMarked;
