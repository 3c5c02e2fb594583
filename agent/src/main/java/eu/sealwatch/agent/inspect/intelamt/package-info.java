/**
 * Intel AMT: consoles and disks redirected by the management engine. Start at IntelAmtInspector.
 */
@NullMarked
package eu.sealwatch.agent.inspect.intelamt;

import org.jspecify.annotations.NullMarked;
