/** DameWare Mini Remote Control. Start at DamewareInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.dameware;

import org.jspecify.annotations.NullMarked;
