package dev.influencerplatform.bench.spring;

import java.util.Optional;
import java.util.UUID;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

import jakarta.persistence.LockModeType;

/** The accounts. */
interface OwnerRepository extends JpaRepository<Owner, UUID> {

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select o from Owner o where o.id = ?1")
    Optional<Owner> lock(UUID id);
}
