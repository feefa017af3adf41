package dev.influencerplatform.shoot;

import dev.influencerplatform.common.data.Source;
import dev.influencerplatform.common.data.Sources;
import dev.influencerplatform.common.paging.Conditions;
import dev.influencerplatform.common.paging.Page;
import dev.influencerplatform.common.paging.PageRequest;
import dev.influencerplatform.schedule.ScheduleOrder;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Shoots to be shown, which is what their owners ask for most: read past Hibernate. */
@ApplicationScoped
class ShootReads {

    private final Source source;

    ShootReads(Sources sources) {
        this.source = sources.main();
    }

    Optional<Shoot> findOwned(UUID id, UUID userId) {
        return source.entities(Shoot.class, "WHERE e.id = ? AND e.user_id = ?", id, userId).stream().findFirst();
    }

    /** The owner's shoots that match. */
    Page<Shoot> list(ShootFilter filter, PageRequest page) {
        Conditions.Sql sql = filter.conditions(page.after(filter)).with("most", page.limit() + 1)
                .inSql(filter.order().ordering() + " limit :most");
        List<Shoot> rows = source.entities(Shoot.class, sql.text(), sql.values());
        return Page.of(rows, page, filter, ScheduleOrder::placeOf);
    }
}
