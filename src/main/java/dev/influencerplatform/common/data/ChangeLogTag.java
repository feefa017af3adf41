package dev.influencerplatform.common.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A hash of all changes, with which Liquibase tags a database that has them: then reading one row tells that nothing is to be
 * done, where Liquibase itself is a tenth of a start. An edited change has another hash, so that Liquibase compares it as ever.
 */
final class ChangeLogTag {

    private static final Pattern INCLUDED = Pattern.compile("(?m)^\\s+file:\\s*(\\S+)\\s*$");

    private ChangeLogTag() {
    }

    static String of(String changeLog) throws IOException {
        byte[] list = read(changeLog);
        MessageDigest digest = sha256();
        digest.update(list);
        Matcher included = INCLUDED.matcher(new String(list, StandardCharsets.UTF_8));
        while (included.find()) {
            digest.update(read(included.group(1)));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static byte[] read(String resource) throws IOException {
        try (InputStream content = ChangeLogTag.class.getClassLoader().getResourceAsStream(resource)) {
            if (content == null) {
                throw new IOException("There is no " + resource);
            }
            return content.readAllBytes();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
