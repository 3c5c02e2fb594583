/** Microsoft SQL Server, TDS. Start at MssqlInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.mssql;

import org.jspecify.annotations.NullMarked;
