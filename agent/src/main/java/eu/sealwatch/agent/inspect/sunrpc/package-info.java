/** ONC RPC and what rides on it: NFS, MOUNT, NLM, portmap. Starts at SunRpcInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.sunrpc;

import org.jspecify.annotations.NullMarked;
