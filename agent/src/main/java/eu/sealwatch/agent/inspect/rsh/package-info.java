/** The remote commands of BSD: rlogin, rsh, rexec. Starts at RshInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.rsh;

import org.jspecify.annotations.NullMarked;
