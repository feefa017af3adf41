package dev.influencerplatform.common.data;

/** Work whose state operators may ask for; each job that works through a table of leases is one. */
public interface ReportedWork {

    /**
     * What is to be looked at.
     *
     * @param name the job's own
     * @param failures the column that counts how often a row's work has failed in a row
     */
    record Queue(String name, LeasedTable table, String failures) {
    }

    Queue queue();
}
