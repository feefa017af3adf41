package dev.influencerplatform.social;

/** A social platform that accounts can be connected of. The constants are the values of the database type. */
public enum Platform {
    instagram,
    facebook,
    youtube
}
