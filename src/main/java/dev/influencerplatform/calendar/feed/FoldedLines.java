package dev.influencerplatform.calendar.feed;

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
            int character = line.codePointAt(i);
            if (octets + lengthOf(character) > MOST_OCTETS) {
                folded.append(LINE_END).append(' ');
                octets = 1;
            }
            folded.appendCodePoint(character);
            octets += lengthOf(character);
        }
    }

    /** In UTF-8 (RFC 3629, section 3). */
    private static int lengthOf(int character) {
        if (character < 0x80) {
            return 1;
        }
        if (character < 0x800) {
            return 2;
        }
        return character < 0x10000 ? 3 : 4;
    }
}
