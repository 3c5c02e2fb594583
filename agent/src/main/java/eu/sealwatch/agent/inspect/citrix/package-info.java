/** Citrix ICA, and its reliable carrier CGP. Start at CitrixInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.citrix;

import org.jspecify.annotations.NullMarked;
