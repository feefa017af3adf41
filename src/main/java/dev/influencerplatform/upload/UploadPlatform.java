package dev.influencerplatform.upload;

/** Where content is uploaded to. The constants are the values of the database type. */
public enum UploadPlatform {
    instagram("Instagram"),
    facebook("Facebook"),
    youtube("YouTube"),
    tiktok("TikTok");

    /** As the platform writes itself. */
    public final String displayName;

    UploadPlatform(String displayName) {
        this.displayName = displayName;
    }
}
