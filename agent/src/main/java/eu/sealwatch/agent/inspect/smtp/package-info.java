/** Mail transfer, SMTP. Start at SmtpInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.smtp;

import org.jspecify.annotations.NullMarked;
