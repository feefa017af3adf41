package dev.influencerplatform.common.data;

import dev.influencerplatform.common.meter.GaugeSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How much of each work there is, on all instances together. Counts stop at ten thousand rows, those due first. */
@ApplicationScoped
public class WorkStates implements GaugeSource {

    private static final String FIRST_OF_ALL = """
            FROM (SELECT %2$s AS due, leased_until, %3$s AS failures FROM %1$s WHERE %2$s IS NOT NULL
                  ORDER BY %2$s LIMIT 10000) first_of_all""";
    private static final String COUNT = """
            SELECT count(*) FILTER (WHERE due <= localtimestamp), count(*) FILTER (WHERE leased_until > localtimestamp),
                   count(*) FILTER (WHERE failures > 0), min(due) FILTER (WHERE due <= localtimestamp)
            """ + FIRST_OF_ALL;
    private static final String GAUGES = """
            SELECT '%4$s' AS work,
                   count(*) FILTER (WHERE due <= localtimestamp) AS work_due,
                   count(*) FILTER (WHERE due <= localtimestamp - interval '5 minutes') AS work_late,
                   count(*) FILTER (WHERE leased_until > localtimestamp) AS work_running,
                   count(*) FILTER (WHERE failures > 0) AS work_failing,
                   coalesce(extract(epoch FROM localtimestamp - min(due) FILTER (WHERE due <= localtimestamp)), 0)
                       AS work_oldest_seconds
            """ + FIRST_OF_ALL;

    private final Instance<ReportedWork> works;
    private final EntityManager entityManager;

    WorkStates(Instance<ReportedWork> works, EntityManager entityManager) {
        this.works = works;
        this.entityManager = entityManager;
    }

    /**
     * The state of one kind of work.
     *
     * @param due how much should be done by now
     * @param running how much is being done
     * @param failing how much could not be done when it was last tried
     */
    public record State(String name, long due, long running, long failing, Instant oldestDueAt) {
    }

    public List<State> all() {
        return queues().map(this::stateOf).toList();
    }

    private Stream<ReportedWork.Queue> queues() {
        return works.stream().map(ReportedWork::queue).sorted(Comparator.comparing(ReportedWork.Queue::name));
    }

    @Override
    public Question question() {
        return new Question("work", queues().map(queue -> sql(GAUGES, queue)).collect(Collectors.joining(" UNION ALL ")));
    }

    private static String sql(String template, ReportedWork.Queue queue) {
        return template.formatted(queue.table().name(), queue.table().due(), queue.failures(), queue.name());
    }

    private State stateOf(ReportedWork.Queue queue) {
        Tuple row = (Tuple) entityManager.createNativeQuery(sql(COUNT, queue), Tuple.class).getSingleResult();
        LocalDateTime oldest = row.get(3, LocalDateTime.class);
        return new State(queue.name(), row.get(0, Long.class), row.get(1, Long.class), row.get(2, Long.class),
                oldest == null ? null : oldest.toInstant(ZoneOffset.UTC));
    }
}
