package dev.influencerplatform.bench.spring;

import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** An account, as far as it is needed here. */
@Entity
@Table(name = "users")
class Owner {

    @Id
    UUID id;
    String timeZone;
    String currency;
}
