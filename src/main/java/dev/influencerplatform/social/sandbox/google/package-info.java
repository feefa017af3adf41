/** YouTube as the sandbox plays it: Google's OAuth, the Data API v3 and the Analytics API v2 in their own manner. */
package dev.influencerplatform.social.sandbox.google;
