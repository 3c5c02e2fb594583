/** HTTP/1.x heads without paths, queries or credentials. Start at HttpInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.http;

import org.jspecify.annotations.NullMarked;
