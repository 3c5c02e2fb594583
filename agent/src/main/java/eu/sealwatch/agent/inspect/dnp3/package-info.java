/** DNP3, the telecontrol protocol of IEEE 1815. Start at Dnp3Inspector. */
@NullMarked
package eu.sealwatch.agent.inspect.dnp3;

import org.jspecify.annotations.NullMarked;
