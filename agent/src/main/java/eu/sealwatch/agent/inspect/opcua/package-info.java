/** OPC UA, the binary protocol. Start at OpcuaInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.opcua;

import org.jspecify.annotations.NullMarked;
