/**
 * Ethereum's network of peers: its discovery over UDP, its sessions over TCP. Start at
 * EthereumInspector.
 */
@NullMarked
package eu.sealwatch.agent.inspect.ethereum;

import org.jspecify.annotations.NullMarked;
