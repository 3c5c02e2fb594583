/** Gnutella. Start at GnutellaInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.gnutella;

import org.jspecify.annotations.NullMarked;
