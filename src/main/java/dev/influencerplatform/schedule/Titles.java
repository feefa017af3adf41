package dev.influencerplatform.schedule;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What entries are called where there is room for one line. */
public final class Titles {

    private Titles() {
    }

    public static String ofShoot(String brandName, String campaignName) {
        return joined(brandName, campaignName);
    }

    /** @param platform stands in for what nobody has said */
    public static String ofUpload(String platform, String contentType, String brandName, String campaignName) {
        return joined(contentType == null ? platform : contentType, brandName, campaignName);
    }

    /** Empty when nothing is known. */
    public static String joined(String... parts) {
        return Stream.of(parts).filter(part -> part != null && !part.isBlank()).collect(Collectors.joining(" · "));
    }
}
