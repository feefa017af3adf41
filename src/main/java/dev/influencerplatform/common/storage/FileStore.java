package dev.influencerplatform.common.storage;

import java.util.Optional;

/**
 * The port to where files are kept. A file is there as a whole or not at all; what fails is a problem of status 503. Calls may
 * take seconds, so none belongs into a database transaction.
 */
public interface FileStore {

    /** @param name like {@code folder/file.jpg}; a file that has it already is replaced */
    void store(String name, byte[] content);

    Optional<byte[]> read(String name);

    /** Also when it is gone already. */
    void delete(String name);
}
