/**
 * The clock, the base of entities, migrations. Imports meters.
 */
package dev.influencerplatform.common.data;
