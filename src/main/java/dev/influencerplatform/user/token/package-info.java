/**
 * Access and refresh tokens and the keys behind them. May import common only.
 */
package dev.influencerplatform.user.token;
