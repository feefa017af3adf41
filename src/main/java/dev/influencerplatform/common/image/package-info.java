/**
 * Pictures from outside: what of a file is looked at, read and written anew. Imports nothing of ours.
 */
package dev.influencerplatform.common.image;
