/**
 * What Instagram and Facebook have in common: the Graph's errors, allowances, lists, numbers and dates. Imports the port.
 */
package dev.influencerplatform.social.meta;
