/**
 * One small class for each rule without memory, listed in Rules. A rule knows the scene and no
 * other rule's mind. Start at Rules, then at WrongService, which is the shortest.
 */
@NullMarked
package eu.sealwatch.collector.judge.rule;

import org.jspecify.annotations.NullMarked;
