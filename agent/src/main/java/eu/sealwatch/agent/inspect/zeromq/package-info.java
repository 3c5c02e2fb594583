/** ZeroMQ's transport, ZMTP. Start at ZeromqInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.zeromq;

import org.jspecify.annotations.NullMarked;
