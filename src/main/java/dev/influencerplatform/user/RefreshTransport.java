package dev.influencerplatform.user;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a client keeps its refresh token: by itself, or by the browser in a cookie that no script can read. */
public enum RefreshTransport {
    @JsonProperty("body")
    BODY,
    @JsonProperty("cookie")
    COOKIE
}
