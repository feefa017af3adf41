package dev.influencerplatform.user.token;

import dev.influencerplatform.common.crypto.Base64Key;
import dev.influencerplatform.common.crypto.LocalSecret;
import dev.influencerplatform.common.crypto.Sha256;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The keys of this installation. To roll a key without refusing anybody: append the new one, wait until every
 * instance publishes it, move it to the front, wait one access-token lifetime, remove the old one.
 */
@Startup
@Singleton
public class TokenKeys {

    private static final int FEWEST_BITS = 2048;
    private static final Pattern PEM = Pattern.compile("-----BEGIN PRIVATE KEY-----(.*?)-----END PRIVATE KEY-----",
            Pattern.DOTALL);

    private final Map<String, KeyPair> byId = new LinkedHashMap<>();
    private final List<byte[]> refreshSecrets;

    TokenKeys(TokenSettings settings) throws IOException, GeneralSecurityException {
        String pem = settings.keys().orElse(null);
        String secrets = settings.refreshSecrets().orElse(null);
        if (pem == null && settings.keysFile().isPresent()) {
            pem = read(settings.keysFile().get());
        }
        if (settings.localFolder().isPresent()) {
            Path folder = Path.of(settings.localFolder().get());
            pem = pem != null ? pem
                    : LocalSecret.keptOrMade(folder.resolve("token-key.pem"), () -> newKey(settings.localKeyBits()));
            secrets = secrets != null ? secrets : LocalSecret.keptOrMade(folder.resolve("refresh-secret"), Base64Key::random);
        }
        readKeys(pem == null ? "" : pem);
        refreshSecrets = readSecrets(secrets == null ? "" : secrets);
    }

    /** A private key with its public half and its id, the RFC 7638 thumbprint. */
    public record KeyPair(String id, RSAPrivateCrtKey privateKey, RSAPublicKey publicKey) {
    }

    KeyPair signing() {
        return byId.values().iterator().next();
    }

    KeyPair find(String keyId) {
        return byId.get(keyId);
    }

    Iterable<KeyPair> all() {
        return byId.values();
    }

    List<byte[]> refreshSecrets() {
        return refreshSecrets;
    }

    private void readKeys(String pem) throws GeneralSecurityException {
        // a variable in a shell or a compose file often has its line ends written out
        Matcher keys = PEM.matcher(pem.replace("\\n", "\n"));
        while (keys.find()) {
            byte[] encoded = Base64.getMimeDecoder().decode(keys.group(1));
            KeyFactory rsa = KeyFactory.getInstance("RSA");
            RSAPrivateCrtKey privateKey = privateKey(rsa, encoded);
            if (privateKey.getModulus().bitLength() < FEWEST_BITS) {
                throw new IllegalStateException("TOKEN_KEYS holds an RSA key of less than " + FEWEST_BITS + " bits.");
            }
            RSAPublicKey publicKey = (RSAPublicKey) rsa.generatePublic(
                    new RSAPublicKeySpec(privateKey.getModulus(), privateKey.getPublicExponent()));
            String id = thumbprint(publicKey);
            byId.put(id, new KeyPair(id, privateKey, publicKey));
        }
        if (byId.isEmpty()) {
            throw new IllegalStateException("TOKEN_KEYS (or TOKEN_KEYS_FILE) holds no RSA private key in PKCS#8 PEM. Make one: "
                    + "openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:3072");
        }
    }

    private static RSAPrivateCrtKey privateKey(KeyFactory rsa, byte[] encoded) {
        try {
            return (RSAPrivateCrtKey) rsa.generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (InvalidKeySpecException | ClassCastException otherKind) {
            throw new IllegalStateException("TOKEN_KEYS holds a private key that is not RSA in PKCS#8.", otherKind);
        }
    }

    private static List<byte[]> readSecrets(String text) {
        List<byte[]> secrets = new ArrayList<>();
        for (String secret : text.split(",")) {
            if (!Base64Key.isStrong(secret)) {
                throw new IllegalStateException(
                        "REFRESH_TOKEN_SECRET needs at least 32 bytes in Base64. Make one: openssl rand -base64 32");
            }
            secrets.add(Base64Key.read(secret));
        }
        return secrets;
    }

    private static String read(String files) throws IOException {
        StringBuilder pem = new StringBuilder();
        for (String file : files.split(",")) {
            pem.append(Files.readString(Path.of(file.strip()))).append('\n');
        }
        return pem.toString();
    }

    private static String newKey(int bits) {
        KeyPairGenerator generator = generator();
        generator.initialize(bits);
        return "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder(64, new byte[] { '\n' })
                .encodeToString(generator.generateKeyPair().getPrivate().getEncoded()) + "\n-----END PRIVATE KEY-----\n";
    }

    private static KeyPairGenerator generator() {
        try {
            return KeyPairGenerator.getInstance("RSA");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** RFC 7638: the hash of the required members in their order. */
    private static String thumbprint(RSAPublicKey key) {
        String members = "{\"e\":\"%s\",\"kty\":\"RSA\",\"n\":\"%s\"}".formatted(JsonWebKey.unsigned(key.getPublicExponent()),
                JsonWebKey.unsigned(key.getModulus()));
        return Base64.getUrlEncoder().withoutPadding()
                .encodeToString(Sha256.of(members));
    }
}
