/** Modbus over TCP. Start at ModbusInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.modbus;

import org.jspecify.annotations.NullMarked;
