/**
 * Addresses that calendar programs read a user's calendar from (RFC 5545). May import calendar, user,
 * upload, schedule and log.
 */
package dev.influencerplatform.calendar.feed;
