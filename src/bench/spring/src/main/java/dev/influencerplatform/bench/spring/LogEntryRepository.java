package dev.influencerplatform.bench.spring;

import java.util.UUID;

import org.springframework.data.jpa.repository.JpaRepository;

/** The log entries. */
interface LogEntryRepository extends JpaRepository<LogEntry, UUID> {
}
