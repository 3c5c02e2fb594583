/** Semiconductor equipment messages, SEMI E37. Start at HsmsInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.hsms;

import org.jspecify.annotations.NullMarked;
