/** FastCGI. Starts at FastcgiInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.fastcgi;

import org.jspecify.annotations.NullMarked;
