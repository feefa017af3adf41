package dev.influencerplatform.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;

/** Access tokens of all users, as the application issues them, but for longer; and the key that all servers know. */
final class Tokens {

    static final String ISSUER = "https://app.example.test";
    static final String AUDIENCE = "influencer-platform";

    private static final int KEY_BITS = 3072;
    private static final Duration LIFETIME = Duration.ofDays(2);
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    private final Path folder;
    private final RSAPrivateCrtKey privateKey;
    private final RSAPublicKey publicKey;
    private final String keyId;

    private Tokens(Path folder, RSAPrivateCrtKey privateKey) throws GeneralSecurityException {
        this.folder = folder;
        this.privateKey = privateKey;
        this.publicKey = (RSAPublicKey) KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(privateKey.getModulus(), privateKey.getPublicExponent()));
        String members = "{\"e\":\"%s\",\"kty\":\"RSA\",\"n\":\"%s\"}".formatted(unsigned(publicKey.getPublicExponent().toByteArray()),
                unsigned(publicKey.getModulus().toByteArray()));
        this.keyId = URL.encodeToString(MessageDigest.getInstance("SHA-256").digest(members.getBytes(StandardCharsets.UTF_8)));
    }

    static Tokens in(Path folder) throws IOException, GeneralSecurityException {
        Path file = Files.createDirectories(folder).resolve("token-key.pem");
        if (!Files.exists(file)) {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(KEY_BITS);
            Files.writeString(file, pem("PRIVATE KEY", generator.generateKeyPair().getPrivate().getEncoded()));
        }
        String body = Files.readString(file).replaceAll("-----[A-Z ]+-----", "");
        Tokens tokens = new Tokens(folder, (RSAPrivateCrtKey) KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(body))));
        Files.writeString(folder.resolve("token-key.pub.pem"), pem("PUBLIC KEY", tokens.publicKey.getEncoded()));
        return tokens;
    }

    Path privateKeyFile() {
        return folder.resolve("token-key.pem");
    }

    Path publicKeyFile() {
        return folder.resolve("token-key.pub.pem");
    }

    String keyId() {
        return keyId;
    }

    /** One token of each user, in the order of their numbers, from 1. */
    List<String> of(Database database, int users) throws Exception {
        List<List<String>> ids = database.rows(
                "SELECT bench.user_id(u), bench.session_id(u) FROM generate_series(1, " + users + ") u ORDER BY u");
        return IntStream.range(0, ids.size()).parallel().mapToObj(i -> sign(ids.get(i).get(0), ids.get(i).get(1))).toList();
    }

    private String sign(String user, String session) {
        long now = Instant.now().getEpochSecond();
        String content = encoded("{\"typ\":\"at+jwt\",\"alg\":\"RS256\",\"kid\":\"%s\"}".formatted(keyId)) + "." + encoded(
                "{\"iss\":\"%s\",\"aud\":\"%s\",\"sub\":\"%s\",\"sid\":\"%s\",\"auth_time\":%d,\"iat\":%d,\"exp\":%d}".formatted(ISSUER,
                        AUDIENCE, user, session, now, now, now + LIFETIME.toSeconds()));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(privateKey);
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + URL.encodeToString(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String encoded(String json) {
        return URL.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String unsigned(byte[] bytes) {
        return URL.encodeToString(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    private static String pem(String kind, byte[] content) {
        return "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder(64, new byte[] { '\n' }).encodeToString(content)
                + "\n-----END " + kind + "-----\n";
    }
}
