package dev.influencerplatform.bench.spring;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** The shoots. */
interface ShootRepository extends JpaRepository<Shoot, UUID> {

    Optional<Shoot> findByIdAndUserId(UUID id, UUID userId);

    @Query("select s from Shoot s where s.userId = ?1 order by s.date desc, coalesce(s.time, ?2) desc, s.id desc")
    List<Shoot> findFirst(UUID userId, LocalTime midnight, Limit limit);

    @Query("""
            select s from Shoot s where s.userId = ?1 and s.date <= ?3
            and (s.date, coalesce(s.time, ?2), s.id) < (?3, ?4, ?5)
            order by s.date desc, coalesce(s.time, ?2) desc, s.id desc""")
    List<Shoot> findAfter(UUID userId, LocalTime midnight, LocalDate date, LocalTime time, UUID id, Limit limit);
}
