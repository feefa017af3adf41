package dev.influencerplatform.common.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.influencerplatform.support.Rows;
import dev.influencerplatform.support.WithApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares the database's catalogue with the design, column by column and index by index. */
@WithApplication
class SchemaTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            users       | id                       | uuid                        | NO  |
            users       | email                    | character varying(255)      | NO  |
            users       | password                 | character varying           | NO  |
            users       | created_at               | timestamp without time zone | YES | now()
            profiles    | id                       | uuid                        | NO  |
            profiles    | user_id                  | uuid                        | YES |
            profiles    | slug                     | character varying(50)       | NO  |
            profiles    | display_name             | character varying(100)      | NO  |
            profiles    | bio                      | text                        | YES |
            profiles    | category                 | text[]                      | YES |
            profiles    | profile_photo            | character varying           | YES |
            profiles    | min_budget               | integer                     | YES |
            profiles    | max_budget               | integer                     | YES |
            credentials | id                       | uuid                        | NO  |
            credentials | user_id                  | uuid                        | YES |
            credentials | platform                 | social_platform             | NO  |
            credentials | platform_user_id         | character varying           | NO  |
            credentials | access_token             | text                        | NO  |
            credentials | refresh_token            | text                        | YES |
            credentials | created_at               | timestamp without time zone | YES | now()
            credentials | refreshed_at             | timestamp without time zone | YES |
            credentials | expires_at               | timestamp without time zone | YES |
            shoots      | id                       | uuid                        | NO  |
            shoots      | user_id                  | uuid                        | YES |
            shoots      | date                     | date                        | NO  |
            shoots      | time                     | time without time zone      | YES |
            shoots      | location                 | character varying(255)      | YES |
            shoots      | brand_name               | character varying(100)      | NO  |
            shoots      | campaign_name            | character varying(200)      | YES |
            shoots      | notes                    | text                        | YES |
            shoots      | amount                   | numeric(10,2)               | YES |
            shoots      | completed                | boolean                     | YES | false
            shoots      | review_token             | character varying(255)      | YES |
            shoots      | review_link_generated_at | timestamp without time zone | YES |
            shoots      | created_at               | timestamp without time zone | YES | now()
            uploads     | id                       | uuid                        | NO  |
            uploads     | user_id                  | uuid                        | YES |
            uploads     | date                     | date                        | NO  |
            uploads     | time                     | time without time zone      | YES |
            uploads     | platform                 | upload_platform             | NO  |
            uploads     | content_type             | character varying(50)       | YES |
            uploads     | brand_name               | character varying(100)      | YES |
            uploads     | campaign_name            | character varying(200)      | YES |
            uploads     | notes                    | text                        | YES |
            uploads     | completed                | boolean                     | YES | false
            uploads     | created_at               | timestamp without time zone | YES | now()
            calendar    | id                       | uuid                        | NO  |
            calendar    | user_id                  | uuid                        | YES |
            calendar    | date                     | date                        | NO  |
            calendar    | availability_status      | boolean                     | YES | true
            reviews     | id                       | uuid                        | NO  |
            reviews     | shoot_id                 | uuid                        | YES |
            reviews     | user_id                  | uuid                        | YES |
            reviews     | review_token             | character varying(255)      | NO  |
            reviews     | client_number            | character varying(20)       | NO  |
            reviews     | client_email             | character varying(255)      | NO  |
            reviews     | rating                   | integer                     | NO  |
            reviews     | review_text              | text                        | NO  |
            reviews     | is_published             | boolean                     | YES | true
            reviews     | created_at               | timestamp without time zone | YES | now()
            reviews     | submitted_at             | timestamp without time zone | YES | now()
            logs        | id                       | uuid                        | NO  |
            logs        | user_id                  | uuid                        | YES |
            logs        | platform                 | social_platform             | YES |
            logs        | action                   | character varying(100)      | NO  |
            logs        | status                   | log_status                  | NO  |
            logs        | message                  | text                        | YES |
            logs        | request_payload          | jsonb                       | YES |
            logs        | response_payload         | jsonb                       | YES |
            logs        | ip_address               | character varying(50)       | YES |
            logs        | created_at               | timestamp without time zone | YES | now()
            """)
    void columnIsAsDesigned(String table, String column, String type, String nullable, String defaultValue) {
        assertThat(Rows.texts("""
                SELECT format_type(a.atttypid, a.atttypmod), CASE WHEN a.attnotnull THEN 'NO' ELSE 'YES' END,
                       CASE WHEN a.attname = 'id' THEN NULL ELSE pg_get_expr(d.adbin, d.adrelid) END
                FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
                WHERE a.attrelid = '%s'::regclass AND a.attname = '%s'""".formatted(table, column)))
                .containsExactly(type + "|" + nullable + "|" + defaultValue);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            idx_shoots_user_date       | shoots   | (user_id, date)
            idx_shoots_review_token    | shoots   | (review_token)
            idx_uploads_user_date      | uploads  | (user_id, date)
            idx_calendar_user_date     | calendar | (user_id, date)
            idx_reviews_shoot          | reviews  | (shoot_id)
            idx_reviews_user           | reviews  | (user_id)
            idx_reviews_token          | reviews  | (review_token)
            idx_logs_user              | logs     | (user_id)
            idx_logs_created           | logs     | (created_at)
            idx_logs_action_status     | logs     | (action, status)
            """)
    void indexIsAsDesigned(String index, String table, String columns) {
        assertThat(
                Rows.texts("SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND indexname = '%s'".formatted(index)))
                .containsExactly("CREATE INDEX %s ON public.%s USING btree %s".formatted(index, table, columns));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            social_platform | instagram,facebook,youtube
            upload_platform | instagram,facebook,youtube,tiktok
            log_status      | success,failure
            """)
    void enumIsAsDesigned(String type, String values) {
        assertThat(Rows
                .texts("SELECT string_agg(enumlabel, ',' ORDER BY enumsortorder) FROM pg_enum WHERE enumtypid = '%s'::regtype"
                        .formatted(type)))
                .containsExactly(values);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            users_pkey                                        | PRIMARY KEY (id)
            users_email_key                                   | UNIQUE (email)
            profiles_user_id_key                              | UNIQUE (user_id)
            profiles_slug_key                                 | UNIQUE (slug)
            profiles_user_id_fkey                             | FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
            credentials_user_id_fkey                          | FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
            credentials_user_id_platform_platform_user_id_key | UNIQUE (user_id, platform, platform_user_id)
            shoots_user_id_fkey                               | FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
            shoots_review_token_key                           | UNIQUE (review_token)
            uploads_user_id_fkey                              | FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
            uploads_shoot_id_fkey                             | FOREIGN KEY (shoot_id) REFERENCES shoots(id) ON DELETE SET NULL
            calendar_user_id_fkey                             | FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
            calendar_user_id_date_key                         | UNIQUE (user_id, date)
            calendar_feeds_user_id_fkey                       | FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
            calendar_feeds_token_hash_key                     | UNIQUE (token_hash)
            cancelled_entries_user_id_fkey                    | FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
            reviews_user_id_fkey                              | FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
            reviews_shoot_id_fkey                             | FOREIGN KEY (shoot_id) REFERENCES shoots(id) ON DELETE SET NULL
            reviews_review_token_key                          | UNIQUE (review_token)
            reviews_rating_check                              | CHECK (((rating >= 1) AND (rating <= 5)))
            mails_user_id_fkey                                | FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
            one_time_tokens_user_id_fkey                      | FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
            one_time_tokens_token_hash_key                    | UNIQUE (token_hash)
            logs_user_id_fkey                                 | FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE SET NULL
            """)
    void constraintIsAsDesigned(String name, String definition) {
        assertThat(Rows.texts("SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = '%s'".formatted(name)))
                .containsExactly(definition);
    }

    @ParameterizedTest
    @ValueSource(strings = { "shoots", "uploads", "profiles", "reviews", "users", "credentials", "calendar" })
    void editableTablesCarryAVersion(String table) {
        assertThat(
                Rows.texts("SELECT column_name FROM information_schema.columns WHERE table_name = '%s' AND is_nullable = 'NO' "
                        .formatted(table) + "AND column_name IN ('version', 'updated_at') ORDER BY 1"))
                .containsExactly("updated_at", "version");
    }

    @ParameterizedTest
    @ValueSource(strings = { "shoots", "profiles", "users" })
    void amountsHaveACurrencyBesideThem(String table) {
        assertThat(Rows.texts(
                "SELECT format_type(atttypid, atttypmod) FROM pg_attribute WHERE attname = 'currency' AND attrelid = '%s'::regclass"
                        .formatted(table)))
                .containsExactly("character(3)");
    }

    @Test
    void everyTableHasAKeyAndTheDatabaseCanMakeIt() {
        assertThat(
                Rows.texts("SELECT table_name FROM information_schema.columns WHERE column_name = 'id' AND data_type = 'uuid' "
                        + "AND column_default = 'uuid_v7()' ORDER BY 1"))
                .containsExactly("calendar", "calendar_feeds", "connect_attempts", "connection_choices", "credentials", "logs",
                        "mails", "media",
                        "profiles", "reviews", "revocations", "sessions", "shoots", "uploads", "users");
        assertThat(Rows.texts("SELECT substr(uuid_v7()::text, 15, 1) || length(uuid_v7()::text)").get(0)).isEqualTo("736");
    }

    @Test
    void theEmailAddressIsUniqueInAnyCase() {
        assertThat(Rows.texts("SELECT indexdef FROM pg_indexes WHERE indexname = 'users_email_lower_key'"))
                .containsExactly(
                        "CREATE UNIQUE INDEX users_email_lower_key ON public.users USING btree (lower((email)::text))");
    }
}
