package dev.influencerplatform.common.data;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import javax.sql.DataSource;

/** Where rows are read: from the database that is written to, or from a copy of it where that does as well. */
@ApplicationScoped
public class Sources {

    private final Database main;
    private final Source recent;

    Sources(DataSource main, Replica replica, TransactionSynchronizationRegistry transactions) {
        this.main = new Database(main, transactions);
        this.recent = replica.isConfigured() ? replica.before(this.main) : this.main;
    }

    /** All that was ever committed. */
    public Database main() {
        return main;
    }

    /** As it was a few seconds ago, perhaps: for answers that anybody may keep for a minute. */
    public Source recent() {
        return recent;
    }
}
