/**
 * Who somebody is and what he may do: accounts, passwords, sessions, tokens, and the one table of
 * roles. It knows neither HTTP nor the store. Start at Role and Accounts.
 */
@NullMarked
package eu.sealwatch.collector.serve.login;

import org.jspecify.annotations.NullMarked;
