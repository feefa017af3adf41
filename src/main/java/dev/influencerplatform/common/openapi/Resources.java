package dev.influencerplatform.common.openapi;

import java.io.InputStream;
import java.util.Objects;

/** The files of the contract, at build time as in the running application. */
final class Resources {

    private Resources() {
    }

    static InputStream open(String path) {
        return Objects.requireNonNull(Resources.class.getClassLoader().getResourceAsStream(path), path);
    }
}
