/**
 * What the OpenAPI document says for all operations, and what explains the API to people: the guide and the problem codes.
 * Imports
 * problems.
 */
package dev.influencerplatform.common.openapi;
