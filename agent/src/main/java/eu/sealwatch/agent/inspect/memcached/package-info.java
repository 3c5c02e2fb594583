/** Memcached, text and binary. Starts at MemcachedInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.memcached;

import org.jspecify.annotations.NullMarked;
