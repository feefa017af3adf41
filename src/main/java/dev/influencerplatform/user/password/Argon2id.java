package dev.influencerplatform.user.password;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.BlockPool;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.FixedBlockPool;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id, version 1.3 (RFC 9106), on one lane. The memory is cleared and kept for the next hash: 19 MiB made anew for each
 * would have everybody wait for the garbage collector.
 */
final class Argon2id {

    private static final int LANES = 1;
    private static final int TAG_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final int BLOCKS_BESIDES_MEMORY = 4;

    private final int memoryKib;
    private final int passes;
    private final SecureRandom random = new SecureRandom();
    private final BlockPool memory;

    /** @param atOnce so many hashes find their memory there; that of more is made and thrown away */
    Argon2id(int memoryKib, int passes, int atOnce) {
        this.memoryKib = memoryKib;
        this.passes = passes;
        this.memory = new FixedBlockPool((memoryKib + BLOCKS_BESIDES_MEMORY) * atOnce);
    }

    Argon2Hash hash(String password) {
        Argon2Hash like = nobodys();
        return new Argon2Hash(memoryKib, passes, LANES, like.salt(), tag(password, like));
    }

    /** One that takes as long to be compared as others, and that no password is known for. */
    Argon2Hash nobodys() {
        return new Argon2Hash(memoryKib, passes, LANES, random(SALT_BYTES), random(TAG_BYTES));
    }

    boolean matches(String password, Argon2Hash hash) {
        return MessageDigest.isEqual(tag(password, hash), hash.tag());
    }

    private byte[] tag(String password, Argon2Hash like) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id).withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(like.memoryKib()).withIterations(like.passes()).withParallelism(like.lanes())
                .withSalt(like.salt()).withBlockPool(memory).build());
        byte[] tag = new byte[like.tag().length];
        generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), tag);
        return tag;
    }

    private byte[] random(int bytes) {
        byte[] made = new byte[bytes];
        random.nextBytes(made);
        return made;
    }
}
