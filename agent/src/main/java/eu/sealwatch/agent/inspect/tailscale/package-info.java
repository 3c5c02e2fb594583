/** Tailscale. Start at TailscaleInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.tailscale;

import org.jspecify.annotations.NullMarked;
