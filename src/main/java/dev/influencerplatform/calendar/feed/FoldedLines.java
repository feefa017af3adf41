package dev.influencerplatform.calendar.feed;

import java.nio.charset.StandardCharsets;

/** Folds lines after at most 75 octets (RFC 5545, section 3.1), between characters; ical4j counts characters. */
final class FoldedLines {

    private static final int MOST_OCTETS = 75;
    private static final String LINE_END = "\r\n";

    private FoldedLines() {
    }

    static String of(String unfolded) {
        StringBuilder folded = new StringBuilder(unfolded.length() + unfolded.length() / MOST_OCTETS * 3);
        for (String line : unfolded.split(LINE_END)) {
            fold(line, folded);
            folded.append(LINE_END);
        }
        return folded.toString();
    }

    private static void fold(String line, StringBuilder folded) {
        int octets = 0;
        for (int i = 0; i < line.length(); i += Character.charCount(line.codePointAt(i))) {
            String character = Character.toString(line.codePointAt(i));
            int length = character.getBytes(StandardCharsets.UTF_8).length;
            if (octets + length > MOST_OCTETS) {
                folded.append(LINE_END).append(' ');
                octets = 1;
            }
            folded.append(character);
            octets += length;
        }
    }
}
