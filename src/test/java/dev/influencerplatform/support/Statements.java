package dev.influencerplatform.support;

import java.util.List;

/** What the application says to its database, as the database has counted it; transactions' begins and ends are not. */
public final class Statements {

    /**
     * Ours, those of the watch and the gauges, and those with which the driver gets to know the database's types, once on each
     * connection.
     */
    private static final String OF_OTHERS = "(query LIKE '%pg_stat_statements%' OR query = 'SELECT $1' "
            + "OR query LIKE '%/* gauges */' OR query LIKE '%pg_catalog%')";

    private Statements() {
    }

    /** Those that are executed in the course of something, one as often as it is executed. */
    public static List<String> during(Runnable deed) {
        Rows.texts("SELECT FROM pg_stat_statements_reset()");
        deed.run();
        return Rows.texts("SELECT query FROM pg_stat_statements, generate_series(1, calls) WHERE NOT " + OF_OTHERS);
    }

    /** How the database goes about the one that holds these words. */
    public static List<String> planOf(String words) {
        String sql = Rows.text("SELECT query FROM pg_stat_statements WHERE query ILIKE '%' || ? || '%' AND NOT " + OF_OTHERS,
                words);
        return Rows.plan(sql);
    }
}
