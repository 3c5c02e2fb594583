/** Mail access, IMAP. Start at ImapInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.imap;

import org.jspecify.annotations.NullMarked;
