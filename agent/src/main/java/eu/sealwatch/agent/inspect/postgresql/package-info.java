/** PostgresqlInspector implements , one class. Start at PostgresqlInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.postgresql;

import org.jspecify.annotations.NullMarked;
