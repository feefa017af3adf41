/**
 * The clock, the base of entities, migrations. Imports nothing of ours.
 */
package dev.influencerplatform.common.data;
