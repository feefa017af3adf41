package dev.influencerplatform.profile.photo;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** The sizes that each photo is kept in, largest first. */
public enum PhotoSize {
    @JsonProperty("large")
    LARGE(1080),
    @JsonProperty("medium")
    MEDIUM(320),
    @JsonProperty("small")
    SMALL(96);

    /** Of the longer side; a smaller original stays as it is. */
    private final int pixels;

    PhotoSize(int pixels) {
        this.pixels = pixels;
    }

    static List<Integer> allPixels() {
        return Arrays.stream(values()).map(size -> size.pixels).toList();
    }

    /** Of the file, in the store and in the address. */
    String fileOf(UUID photoId) {
        return photoId + "/" + name().toLowerCase(Locale.ROOT) + ".jpg";
    }
}
