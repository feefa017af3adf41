/**
 * Facebook Pages, by the login of a person who has a role on them. Imports the port and what Meta's platforms share.
 */
package dev.influencerplatform.social.facebook;
