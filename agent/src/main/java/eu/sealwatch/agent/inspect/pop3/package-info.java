/** Mail access, POP3. Start at Pop3Inspector. */
@NullMarked
package eu.sealwatch.agent.inspect.pop3;

import org.jspecify.annotations.NullMarked;
