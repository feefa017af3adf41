/**
 * The port to where files are kept, and the two ways there: a folder, and a store that speaks S3. Imports problems.
 */
package dev.influencerplatform.common.storage;
