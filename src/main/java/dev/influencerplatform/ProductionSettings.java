package dev.influencerplatform;

import dev.influencerplatform.common.crypto.Base64Key;
import dev.influencerplatform.common.crypto.Vault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** What a production start needs, and what to tell the operator who left it out. */
final class ProductionSettings {

    private static final List<Setting> DATABASE = List.of(
            new Setting("DATABASE_URL", "the JDBC URL, like jdbc:postgresql://db.internal:5432/influencer", false),
            new Setting("DATABASE_USER", "the role the application signs in with", false),
            new Setting("DATABASE_PASSWORD", "that role's password; make one: openssl rand -base64 24", true));
    private static final List<Setting> REQUIRED = List.of(
            new Setting("PUBLIC_URL", "the web address of the front end, like https://app.example.com", false),
            new Setting("SMTP_HOST", "the mail server, like smtp.example.com", false),
            new Setting("MAIL_FROM", "the address that mails come from, like \"Example <no-reply@example.com>\"", false),
            new Setting("REFRESH_TOKEN_SECRET", "what makes refresh tokens; make one: openssl rand -base64 32", true),
            new Setting("VAULT_KEYS", "what seals the tokens of social accounts; make one: openssl rand -base64 32", true));

    private static final List<String> S3 = List.of("S3_BUCKET", "S3_ENDPOINT", "S3_REGION", "S3_ACCESS_KEY", "S3_SECRET_KEY");
    private static final List<String> LOG_FORMATS = List.of("json", "text");
    private static final List<String> PLATFORMS = List.of("INSTAGRAM", "FACEBOOK", "YOUTUBE");
    private static final Pattern WEB_ADDRESS = Pattern.compile("https?://[^\\s/?#]+(/[^\\s?#]*[^\\s?#/])?");
    private static final Pattern RETURN_ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://[^\\s/?#@]+[^\\s?#]*");
    private static final List<String> SAMPLES = List.of("change-me", "changeme", "change_me", "sample", "example", "secret",
            "password", "postgres", "test", "todo");

    private ProductionSettings() {
    }

    /** @param secret whether a value from a manual or a template would be as bad as none */
    private record Setting(String name, String hint, boolean secret) {
    }

    static String fromEnvironment(String name) {
        String property = System.getProperty(name);
        return property != null ? property : System.getenv(name);
    }

    /** Of the settings that a migration needs. */
    static List<String> databaseComplaints(UnaryOperator<String> values) {
        List<String> complaints = new ArrayList<>();
        DATABASE.forEach(setting -> check(setting, values.apply(setting.name()), complaints));
        return complaints;
    }

    static List<String> complaints(UnaryOperator<String> values) {
        List<String> complaints = databaseComplaints(values);
        REQUIRED.forEach(setting -> check(setting, values.apply(setting.name()), complaints));
        if (isBlank(values.apply("TOKEN_KEYS")) && isBlank(values.apply("TOKEN_KEYS_FILE"))) {
            complaints
                    .add("TOKEN_KEYS or TOKEN_KEYS_FILE is missing: the RSA private key (PKCS#8 PEM) that signs access tokens, "
                            + "or the path of its file; make one: openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:3072 -out token-key.pem");
        }
        checkKeys("REFRESH_TOKEN_SECRET", "at least 32 bytes", Base64Key::isStrong, values, complaints);
        checkKeys("VAULT_KEYS", "keys of 32 bytes", Vault::isKey, values, complaints);
        for (String name : List.of("PUBLIC_URL", "PUBLIC_API_URL")) {
            String value = values.apply(name);
            if (!isBlank(value) && !WEB_ADDRESS.matcher(value).matches()) {
                complaints.add(name + " must be an http(s) address without a slash at its end, like https://app.example.com");
            }
        }
        if (!isBlank(values.apply("MIGRATIONS")) && !List.of("at-start", "never").contains(values.apply("MIGRATIONS"))) {
            complaints.add("MIGRATIONS must be at-start, never or only");
        }
        String returnTo = values.apply("CONNECT_RETURN_TO");
        if (!isBlank(returnTo) && !Arrays.stream(returnTo.split(",")).allMatch(RETURN_ADDRESS.asMatchPredicate())) {
            complaints.add("CONNECT_RETURN_TO needs whole addresses with commas in between, like "
                    + "https://app.example.com/connections,myapp://connected");
        }
        if (!isBlank(values.apply("APP_SOCIAL_SANDBOX_URL"))) {
            complaints.add("APP_SOCIAL_SANDBOX_URL is set: the sandbox plays social platforms for developers, never here");
        }
        if (isBlank(values.apply("SMTP_USER")) != isBlank(values.apply("SMTP_PASSWORD"))) {
            complaints.add("SMTP_USER and SMTP_PASSWORD belong together: set both, or none for a server that asks for none");
        }
        if ("true".equalsIgnoreCase(values.apply("APP_ADMINS_TRUST_UNVERIFIED"))) {
            complaints.add("APP_ADMINS_TRUST_UNVERIFIED is set: anybody could register an operator's address, never here");
        }
        if (!isBlank(values.apply("LOG_FORMAT")) && !LOG_FORMATS.contains(values.apply("LOG_FORMAT"))) {
            complaints.add("LOG_FORMAT must be json or text");
        }
        PLATFORMS.forEach(platform -> checkApp(platform, values, complaints));
        checkStorage(values, complaints);
        return complaints;
    }

    /** A folder that nobody chose is lost with the container, and half a store takes no photo. */
    private static void checkStorage(UnaryOperator<String> values, List<String> complaints) {
        String storage = isBlank(values.apply("PHOTO_STORAGE")) ? "local" : values.apply("PHOTO_STORAGE");
        if (storage.equals("local") && isBlank(values.apply("PHOTO_FOLDER"))) {
            complaints.add("PHOTO_FOLDER is missing: the folder that keeps photos, the same one for all instances; "
                    + "or set PHOTO_STORAGE=s3 to keep them in a bucket");
        } else if (storage.equals("s3") && isBlank(values.apply("S3_BUCKET"))) {
            complaints.add("S3_BUCKET is missing: the bucket that keeps photos");
        } else if (!List.of("local", "s3").contains(storage)) {
            complaints.add("PHOTO_STORAGE must be local or s3");
        }
        if (!storage.equals("s3") && S3.stream().anyMatch(name -> !isBlank(values.apply(name)))) {
            complaints.add("Some S3_ settings are set, but PHOTO_STORAGE is not s3");
        }
        if (isBlank(values.apply("S3_ACCESS_KEY")) != isBlank(values.apply("S3_SECRET_KEY"))) {
            complaints.add("S3_ACCESS_KEY and S3_SECRET_KEY belong together: set both, or none where the machine has a role");
        }
    }

    /** Half an app is none, and nobody would notice until somebody wants to connect. */
    private static void checkApp(String platform, UnaryOperator<String> values, List<String> complaints) {
        String id = platform + "_CLIENT_ID";
        String secret = platform + "_CLIENT_SECRET";
        if (isBlank(values.apply(id)) != isBlank(values.apply(secret))) {
            complaints.add(id + " and " + secret + " belong together: set both, or none to leave the platform out");
        }
    }

    private static void check(Setting setting, String value, List<String> complaints) {
        if (isBlank(value)) {
            complaints.add(setting.name() + " is missing: " + setting.hint());
        } else if (setting.secret() && isSample(value)) {
            complaints.add(setting.name() + " is a sample value: " + setting.hint());
        }
    }

    private static void checkKeys(String name, String kind, Predicate<String> fits, UnaryOperator<String> values,
            List<String> complaints) {
        String keys = values.apply(name);
        if (!isBlank(keys) && !isSample(keys) && !Arrays.stream(keys.split(",")).allMatch(fits)) {
            complaints.add(name + " needs " + kind + " in Base64; make one: openssl rand -base64 32");
        }
    }

    private static boolean isSample(String value) {
        String lower = value.strip().toLowerCase(Locale.ROOT);
        return lower.startsWith("change") || SAMPLES.contains(lower);
    }

    private static boolean isBlank(String value) {
        return value == null || value.isBlank();
    }
}
