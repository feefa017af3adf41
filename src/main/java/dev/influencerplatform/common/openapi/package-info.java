/**
 * What the OpenAPI document says: read from the annotations of resources and records, and from the texts in
 * {@code contract/}. Runs when the application is built; imports the annotations that other mechanisms own.
 */
package dev.influencerplatform.common.openapi;
