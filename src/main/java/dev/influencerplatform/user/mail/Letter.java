package dev.influencerplatform.user.mail;

import java.util.List;

/**
 * What a mail says.
 *
 * @param link where its button leads, or null when it has none
 */
public record Letter(String subject, List<String> paragraphs, Link link) {

    /** A button, with the secret that it carries. */
    public record Link(String label, String address) {
    }
}
