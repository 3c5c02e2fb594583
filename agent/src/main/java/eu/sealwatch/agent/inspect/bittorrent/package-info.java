/** BittorrentInspector implements , one class. Start at BittorrentInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.bittorrent;

import org.jspecify.annotations.NullMarked;
