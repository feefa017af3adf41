/**
 * Booked jobs, their completion, money and review links. May import user and log.
 */
package dev.influencerplatform.shoot;
