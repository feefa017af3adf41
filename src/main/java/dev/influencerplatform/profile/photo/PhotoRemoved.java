package dev.influencerplatform.profile.photo;

/** A photo is shown no more; its files are to go. */
record PhotoRemoved() {
}
