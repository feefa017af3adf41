package dev.influencerplatform.admin;

import dev.influencerplatform.common.paging.Conditions;
import dev.influencerplatform.common.paging.Page;
import dev.influencerplatform.common.paging.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Finds accounts for operators, each with its profile's names, in one statement. */
@ApplicationScoped
class AdminUsers {

    private static final String SELECT = """
            select new dev.influencerplatform.admin.AdminUserView(u.id, u.email, u.emailVerifiedAt, u.role, p.slug,
                p.displayName, u.createdAt, (select max(s.refreshedAt) from Session s where s.userId = u.id), u.lockedAt,
                u.lockedReason, u.version)
            from User u left join Profile p on p.userId = u.id
            where\s""";

    private final EntityManager entityManager;

    AdminUsers(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Newest first. */
    Page<AdminUserView> list(AdminUserQuery query, PageRequest page) {
        Conditions conditions = query.conditions().after(page.after(query), "u.createdAt", "u.id");
        TypedQuery<AdminUserView> select = entityManager.createQuery(
                SELECT + conditions.where() + " order by u.createdAt desc, u.id desc", AdminUserView.class);
        conditions.values().forEach(select::setParameter);
        List<AdminUserView> rows = select.setMaxResults(page.limit() + 1).getResultList();
        return Page.of(rows, page, query, user -> List.of(user.createdAt(), user.id()));
    }

    Optional<AdminUserView> find(UUID id) {
        return entityManager.createQuery(SELECT + "u.id = :id", AdminUserView.class).setParameter("id", id).getResultStream()
                .findFirst();
    }
}
