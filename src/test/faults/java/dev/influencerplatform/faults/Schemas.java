package dev.influencerplatform.faults;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What a database's schema is, so that two can be compared. */
final class Schemas {

    private Schemas() {
    }

    /** Columns, constraints, indexes and enums, each a line that begins with its table or type. */
    static List<String> of(Server server) throws SQLException {
        List<String> all = new ArrayList<>(server.rows("""
                SELECT table_name, column_name, data_type, udt_name, is_nullable, column_default, character_maximum_length
                FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1, 2"""));
        // casts and brackets are written otherwise once a check was read from a dump
        all.addAll(server.rows("""
                SELECT conrelid::regclass, conname, convalidated,
                    regexp_replace(pg_get_constraintdef(oid), '::(text|character varying)(\\[\\])?|[()]', '', 'g')
                FROM pg_constraint WHERE connamespace = 'public'::regnamespace ORDER BY conrelid::regclass::text, conname"""));
        all.addAll(server.rows("SELECT tablename, indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1, 2"));
        all.addAll(server.rows("SELECT t.typname, e.enumlabel FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid "
                + "ORDER BY 1, e.enumsortorder"));
        return all;
    }
}
