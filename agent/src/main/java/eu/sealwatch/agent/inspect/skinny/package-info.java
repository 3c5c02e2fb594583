/** Cisco's Skinny (SCCP). Start at SkinnyInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.skinny;

import org.jspecify.annotations.NullMarked;
