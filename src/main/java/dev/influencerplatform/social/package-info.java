/**
 * Connectors: one package a platform, each translating one provider's OAuth, numbers, media and errors into the records here;
 * and the sandbox, which plays all three in dev and test. Imports nothing of ours.
 */
package dev.influencerplatform.social;
