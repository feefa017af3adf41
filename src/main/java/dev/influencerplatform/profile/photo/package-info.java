/**
 * Photos of profiles: from an uploaded body to the files that everybody may read, and their end. Knows ids of profiles, and
 * nothing else of them.
 */
package dev.influencerplatform.profile.photo;
