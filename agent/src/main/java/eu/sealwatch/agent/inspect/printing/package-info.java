/** Printers: the line printer daemon and raw jobs. Start at LpdInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.printing;

import org.jspecify.annotations.NullMarked;
