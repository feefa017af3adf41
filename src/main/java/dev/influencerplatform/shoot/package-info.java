/**
 * Booked jobs, their completion, money and review links. May import user, schedule and log.
 */
package dev.influencerplatform.shoot;
