/** SnmpInspector implements , one class. Start at SnmpInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.snmp;

import org.jspecify.annotations.NullMarked;
