/**
 * What runs on a developer's machine only: its database, demo data, a greeting. May import everything; nothing imports it but
 * tests.
 */
package dev.influencerplatform.local;
