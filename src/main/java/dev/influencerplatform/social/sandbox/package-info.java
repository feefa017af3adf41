/**
 * The three platforms, played by this same application in dev and test under {@code /sandbox/<platform host>/…}, so that
 * everything about connected accounts can be tried without an app at any of them. An account's name selects the faults that it
 * shows. Not in production, not in the OpenAPI document. Imports the port's own package and nothing of its users.
 */
package dev.influencerplatform.social.sandbox;
