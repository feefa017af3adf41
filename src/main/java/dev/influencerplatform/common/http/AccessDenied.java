package dev.influencerplatform.common.http;

import java.util.UUID;

/** News: somebody who is signed in asked for what their account may not do. */
public record AccessDenied(UUID userId) {
}
