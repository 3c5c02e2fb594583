/** Remote Framebuffer (VNC) up to the chosen security type. Start at VncInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.vnc;

import org.jspecify.annotations.NullMarked;
