/** Cassandra: CQL's native protocol and Thrift of old. Starts at CassandraInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.cassandra;

import org.jspecify.annotations.NullMarked;
