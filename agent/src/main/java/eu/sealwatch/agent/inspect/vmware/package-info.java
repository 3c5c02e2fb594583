/** VMware's console, by the greeting of its authentication daemon. Start at VmwareInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.vmware;

import org.jspecify.annotations.NullMarked;
