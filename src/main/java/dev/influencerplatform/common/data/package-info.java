/**
 * The clock, the base of entities, migrations. Imports meters and problems.
 */
package dev.influencerplatform.common.data;
