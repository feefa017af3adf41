package dev.influencerplatform.support;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hibernate.resource.jdbc.spi.StatementInspector;

/** What the application says to its database. */
@PersistenceUnitExtension
public class Statements implements StatementInspector {

    private static final long serialVersionUID = 1;
    private static final List<String> SEEN = new CopyOnWriteArrayList<>();

    /** The last one that holds these words. */
    public static String last(String words) {
        return SEEN.stream().filter(sql -> sql.contains(words)).reduce((first, second) -> second).orElseThrow();
    }

    /** How the database goes about one user and one year. */
    public static List<String> planOf(String sql) {
        String bound = sql.replace("user_id=?", "user_id='" + UUID.randomUUID() + "'")
                .replace("between ? and ?", "between '2020-01-01' and '2020-12-31'").replace("first ? rows", "first 9 rows");
        return Rows.texts("EXPLAIN (COSTS OFF) " + bound);
    }

    @Override
    public String inspect(String sql) {
        SEEN.add(sql);
        if (SEEN.size() > 100) {
            SEEN.remove(0);
        }
        return sql;
    }
}
