package dev.influencerplatform.log;

/** The social platform that an action concerned. The constants are the values of the database type. */
public enum LogPlatform {
    instagram,
    facebook,
    youtube
}
