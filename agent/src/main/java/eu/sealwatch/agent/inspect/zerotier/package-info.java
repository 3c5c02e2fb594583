/** ZeroTier. Start at ZerotierInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.zerotier;

import org.jspecify.annotations.NullMarked;
