/** RADIUS, RFC 2865 and its kin. Starts at RadiusInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.radius;

import org.jspecify.annotations.NullMarked;
