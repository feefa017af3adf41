/**
 * YouTube: Google's OAuth, the Data API v3 and the Analytics API v2 in the words of {@code social}. Counts come as text there,
 * what is unknown is left out, and one quota a day is shared by all accounts. Imports {@code social} alone.
 */
package dev.influencerplatform.social.youtube;
