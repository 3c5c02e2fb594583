/** MysqlInspector implements , one class. Start at MysqlInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.mysql;

import org.jspecify.annotations.NullMarked;
