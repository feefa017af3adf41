/**
 * What keeps dear work from starving the rest. Imports problems.
 */
package dev.influencerplatform.common.load;
