package guanxi.staff;

import static guanxi.staff.StaffError.LOGIN_TAKEN;
import static guanxi.staff.StaffError.MEMBER_NOT_FOUND;

import guanxi.shared.GuanxiException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The stored members: table {@code staff.member}. */
@Repository
class StaffMembers {

  private static final String COLUMNS =
      """
      SELECT id, login, display_name, role, password_hash, must_change_password, one_time_until,
             disabled_at, language, theme, time_zone, created_at, last_signed_in_at
      FROM staff.member
      """;

  private final JdbcClient database;

  StaffMembers(JdbcClient database) {
    this.database = database;
  }

  boolean isEmpty() {
    return database
        .sql("SELECT NOT EXISTS (SELECT FROM staff.member)")
        .query(Boolean.class)
        .single();
  }

  /** All members by name; there are never more than a few hundred. */
  List<StaffMember> all() {
    return database
        .sql(COLUMNS + "ORDER BY disabled_at IS NOT NULL, lower(display_name), id")
        .query(StaffMembers::read)
        .list();
  }

  Optional<StaffMember> byLogin(String login) {
    return database
        .sql(COLUMNS + "WHERE lower(login) = lower(:login)")
        .param("login", login)
        .query(StaffMembers::read)
        .optional();
  }

  /** Throws {@code MEMBER_NOT_FOUND}. */
  StaffMember get(UUID id) {
    return database
        .sql(COLUMNS + "WHERE id = :id")
        .param("id", id)
        .query(StaffMembers::read)
        .optional()
        .orElseThrow(() -> new GuanxiException(MEMBER_NOT_FOUND, "member " + id));
  }

  /** Throws {@code LOGIN_TAKEN}. */
  void add(StaffMember member) {
    try {
      database
          .sql(
              """
              INSERT INTO staff.member (id, login, display_name, role, password_hash,
                must_change_password, one_time_until, language, theme, time_zone, created_at)
              VALUES (:id, :login, :displayName, :role, :passwordHash,
                :mustChangePassword, :oneTimeUntil, :language, :theme, :timeZone, :createdAt)
              """)
          .param("id", member.id())
          .param("login", member.login())
          .param("displayName", member.displayName())
          .param("role", member.role().name())
          .param("passwordHash", member.passwordHash())
          .param("mustChangePassword", member.mustChangePassword())
          .param("oneTimeUntil", utc(member.oneTimeUntil()))
          .param("language", member.language())
          .param("theme", member.theme())
          .param("timeZone", member.timeZone())
          .param("createdAt", utc(member.createdAt()))
          .update();
    } catch (DuplicateKeyException e) {
      throw new GuanxiException(LOGIN_TAKEN, member.login(), e);
    }
  }

  /** Keeps two administrators from demoting each other at the same moment. */
  int lockActiveAdministrators() {
    return database
        .sql(
            """
            SELECT id FROM staff.member
            WHERE role = 'ADMINISTRATOR' AND disabled_at IS NULL
            ORDER BY id
            FOR UPDATE
            """)
        .query(UUID.class)
        .list()
        .size();
  }

  void setRole(UUID id, Role role) {
    database
        .sql("UPDATE staff.member SET role = :role WHERE id = :id")
        .param("role", role.name())
        .param("id", id)
        .update();
  }

  void setDisabled(UUID id, @Nullable Instant since) {
    database
        .sql("UPDATE staff.member SET disabled_at = :since WHERE id = :id")
        .param("since", utc(since))
        .param("id", id)
        .update();
  }

  void setPassword(UUID id, String hash, boolean mustChange, @Nullable Instant oneTimeUntil) {
    database
        .sql(
            """
            UPDATE staff.member
            SET password_hash = :hash, must_change_password = :mustChange,
                one_time_until = :oneTimeUntil
            WHERE id = :id
            """)
        .param("hash", hash)
        .param("mustChange", mustChange)
        .param("oneTimeUntil", utc(oneTimeUntil))
        .param("id", id)
        .update();
  }

  /** Stores the same password under newer parameters, unless it was changed meanwhile. */
  void rehash(UUID id, String old, String hash) {
    database
        .sql(
            "UPDATE staff.member SET password_hash = :hash WHERE id = :id AND password_hash = :old")
        .param("hash", hash)
        .param("id", id)
        .param("old", old)
        .update();
  }

  void setPreferences(
      UUID id, @Nullable String language, @Nullable String theme, @Nullable String timeZone) {
    database
        .sql(
            """
            UPDATE staff.member
            SET language = coalesce(:language, language), theme = coalesce(:theme, theme),
                time_zone = coalesce(:timeZone, time_zone)
            WHERE id = :id
            """)
        .param("language", language)
        .param("theme", theme)
        .param("timeZone", timeZone)
        .param("id", id)
        .update();
  }

  void setDisplayName(UUID id, String displayName) {
    database
        .sql("UPDATE staff.member SET display_name = :displayName WHERE id = :id")
        .param("displayName", displayName)
        .param("id", id)
        .update();
  }

  void signedIn(UUID id, Instant now) {
    database
        .sql("UPDATE staff.member SET last_signed_in_at = :now WHERE id = :id")
        .param("now", utc(now))
        .param("id", id)
        .update();
  }

  static StaffMember read(ResultSet row, int rowNumber) throws SQLException {
    return new StaffMember(
        row.getObject("id", UUID.class),
        row.getString("login"),
        row.getString("display_name"),
        Role.valueOf(row.getString("role")),
        row.getString("password_hash"),
        row.getBoolean("must_change_password"),
        instant(row, "one_time_until"),
        instant(row, "disabled_at"),
        row.getString("language"),
        row.getString("theme"),
        row.getString("time_zone"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        instant(row, "last_signed_in_at"));
  }

  static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }

  static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
