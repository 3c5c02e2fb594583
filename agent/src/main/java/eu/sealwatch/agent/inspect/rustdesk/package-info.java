/** RustDesk's rendezvous and relay, by its messages. Start at RustdeskInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.rustdesk;

import org.jspecify.annotations.NullMarked;
