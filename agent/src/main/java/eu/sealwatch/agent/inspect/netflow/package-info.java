/** Flow export: NetFlow, IPFIX and sFlow. Starts at FlowExportInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.netflow;

import org.jspecify.annotations.NullMarked;
