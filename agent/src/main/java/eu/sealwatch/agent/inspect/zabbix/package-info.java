/** Zabbix monitoring. Start at ZabbixInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.zabbix;

import org.jspecify.annotations.NullMarked;
