/** NDMP, the backup of file servers. Starts at NdmpInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.ndmp;

import org.jspecify.annotations.NullMarked;
