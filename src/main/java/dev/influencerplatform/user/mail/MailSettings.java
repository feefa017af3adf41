package dev.influencerplatform.user.mail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Mails to people. The mail server itself is set by {@code SMTP_HOST} and its like. */
@ConfigMapping(prefix = "app.mails")
public interface MailSettings {

    /** Who writes, at the end of each mail. */
    @WithDefault("Influencer Platform")
    String senderName();

    /** How often an instance looks for mails that could not be sent before. */
    @WithDefault("10S")
    Duration sendEvery();

    /** How many mails an instance sends at once. */
    @WithDefault("2")
    int atOnce();

    /** How long the mail server may take for one. */
    @WithDefault("20S")
    Duration timeout();

    /** After how long a mail is given up that could not be sent. */
    @WithDefault("24H")
    Duration giveUpAfter();

    /** Whether each mail is written to the console as well, with its link: for developers only. */
    @WithDefault("false")
    boolean print();
}
