/** Diameter, RFC 6733. Starts at DiameterInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.diameter;

import org.jspecify.annotations.NullMarked;
