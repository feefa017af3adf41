/**
 * How often something may be tried before each further try costs a delay. May import common only.
 */
package dev.influencerplatform.user.attempt;
