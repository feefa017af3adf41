/**
 * Instagram and Facebook as the sandbox plays them: their addresses, shapes, errors and quirks. Imports the sandbox's core.
 */
package dev.influencerplatform.social.sandbox.meta;
