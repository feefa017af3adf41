/**
 * Pages for people who build on the API: its reference, and what each problem means. Imports the texts, HTTP and problems.
 */
package dev.influencerplatform.common.docs;
