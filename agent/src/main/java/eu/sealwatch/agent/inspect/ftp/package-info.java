/** FTP's control connection, RFC 959 and RFC 4217. Knows TLS, which rides inside it. */
@NullMarked
package eu.sealwatch.agent.inspect.ftp;

import org.jspecify.annotations.NullMarked;
