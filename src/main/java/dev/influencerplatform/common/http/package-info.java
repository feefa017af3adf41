/**
 * What every exchange gets: request id, headers, CORS, entity tags, problems for everything that fails. Imports problems, JSON,
 * pages, hashes.
 */
package dev.influencerplatform.common.http;
