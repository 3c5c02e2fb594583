/** Telecontrol over TCP, IEC 60870-5-104. Start at Iec104Inspector. */
@NullMarked
package eu.sealwatch.agent.inspect.iec104;

import org.jspecify.annotations.NullMarked;
