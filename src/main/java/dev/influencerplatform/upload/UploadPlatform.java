package dev.influencerplatform.upload;

/** Where content is uploaded to. The constants are the values of the database type. */
public enum UploadPlatform {
    instagram,
    facebook,
    youtube,
    tiktok
}
