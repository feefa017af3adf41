package dev.influencerplatform.log;

/** How an action ended. The constants are the values of the database type. */
public enum LogStatus {
    success,
    failure
}
