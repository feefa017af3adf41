/**
 * What operators see and do: accounts, everybody's activity log, jobs. Every act is logged. May import user and log.
 */
package dev.influencerplatform.admin;
