package dev.influencerplatform.upload;

import dev.influencerplatform.common.validation.WebAddress;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** That an upload is out. */
public record Publication(
        @Schema(examples = "https://www.instagram.com/reel/C1a2b3", description = "Where it is to be seen; absent leaves what is known") @WebAddress String publishedUrl) {
}
