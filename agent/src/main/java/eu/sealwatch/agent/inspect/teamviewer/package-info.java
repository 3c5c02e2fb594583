/** TeamviewerInspector implements , one class. Start at TeamviewerInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.teamviewer;

import org.jspecify.annotations.NullMarked;
