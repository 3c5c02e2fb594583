/** TftpInspector implements , one class. Start at TftpInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.tftp;

import org.jspecify.annotations.NullMarked;
