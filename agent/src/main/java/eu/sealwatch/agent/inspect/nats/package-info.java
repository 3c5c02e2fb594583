/** NATS messaging. Start at NatsInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.nats;

import org.jspecify.annotations.NullMarked;
