/** Service Location Protocol, RFC 2608. Starts at SlpInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.slp;

import org.jspecify.annotations.NullMarked;
