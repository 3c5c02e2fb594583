/** Manufacturing messages: substations and controllers, ISO 9506. Start at MmsInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.mms;

import org.jspecify.annotations.NullMarked;
