/** RedisInspector implements , one class. Start at RedisInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.redis;

import org.jspecify.annotations.NullMarked;
