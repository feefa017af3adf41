/**
 * What the OpenAPI document says, and what explains the API to people: read from the annotations of resources and records and
 * from the texts in {@code contract/}, when the application is built. Imports problems, and the annotations and constraints
 * that other mechanisms own.
 */
package dev.influencerplatform.common.openapi;
