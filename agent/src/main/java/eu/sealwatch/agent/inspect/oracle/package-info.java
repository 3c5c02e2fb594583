/** Oracle's TNS. Starts at OracleInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.oracle;

import org.jspecify.annotations.NullMarked;
