/**
 * Instagram by its own login, which serves professional accounts only. Imports the port and what Meta's platforms share.
 */
package dev.influencerplatform.social.instagram;
