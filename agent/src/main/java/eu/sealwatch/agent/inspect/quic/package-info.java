/** QuicInspector implements , one class. Start at QuicInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.quic;

import org.jspecify.annotations.NullMarked;
