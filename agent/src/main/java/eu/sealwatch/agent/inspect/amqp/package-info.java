/** AMQP, all its generations. Start at AmqpInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.amqp;

import org.jspecify.annotations.NullMarked;
