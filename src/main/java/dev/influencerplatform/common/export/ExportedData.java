package dev.influencerplatform.common.export;

import java.util.List;

/** What of an account's data a feature keeps; each feature has one bean that tells. */
public interface ExportedData {

    /**
     * Rows of one kind.
     *
     * @param name of the kind, in the document, camelCase
     * @param select with one parameter, the account's id; columns get the names of the document, too
     */
    record Table(String name, String select) {
    }

    List<Table> tables();
}
