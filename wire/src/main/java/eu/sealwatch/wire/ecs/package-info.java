/**
 * How a flow record reads outside: ECS JSON lines and Zeek's conn.log. Pure functions of the
 * record; knows no policy and no file. Start at FlowJson.
 */
@NullMarked
package eu.sealwatch.wire.ecs;

import org.jspecify.annotations.NullMarked;
