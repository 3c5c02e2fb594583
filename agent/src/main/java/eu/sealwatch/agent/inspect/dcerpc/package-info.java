/** DCE/RPC, C706 and MS-RPCE. Starts at DcerpcInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.dcerpc;

import org.jspecify.annotations.NullMarked;
