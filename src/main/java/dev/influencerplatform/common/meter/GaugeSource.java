package dev.influencerplatform.common.meter;

import java.util.List;

/** Numbers that stand in the database, of all instances together; asked for now and then, and shown as gauges. */
public interface GaugeSource {

    /**
     * What to ask the database.
     *
     * @param name of the question
     * @param sql its columns of text are labels, the others are numbers, each a gauge of the column's name; it answers the
     *        same few labels whatever stands in the tables, zeros included, and is cheap
     * @param values of its parameters
     */
    record Question(String name, String sql, List<?> values) {

        public Question(String name, String sql) {
            this(name, sql, List.of());
        }
    }

    Question question();
}
