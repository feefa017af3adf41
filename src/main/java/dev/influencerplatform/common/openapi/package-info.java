/**
 * What the OpenAPI document says for all operations. Imports nothing of ours.
 */
package dev.influencerplatform.common.openapi;
