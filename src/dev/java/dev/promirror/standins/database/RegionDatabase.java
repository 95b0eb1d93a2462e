package dev.promirror.standins.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * The database of one region and its two roles: one owns it and migrates, the other, the
 * application's, owns nothing and can't pass by row-level security.
 *
 * @param name the database's name
 */
public record RegionDatabase(Cluster cluster, String name, Passwords passwords) {
  public static final String OWNER = "promirror_owner";
  public static final String APPLICATION = "promirror_app";

  /**
   * What the two roles sign in with.
   *
   * @param owner of {@value #OWNER}; letters and digits
   * @param application of {@value #APPLICATION}; letters and digits
   */
  public record Passwords(String owner, String application) {
    public Passwords {
      if (!owner.matches("\\w+") || !application.matches("\\w+")) {
        throw new IllegalArgumentException("a password is made of letters and digits");
      }
    }

    @Override
    public String toString() {
      return "Passwords[hidden]";
    }
  }

  /** Makes database and roles where they are missing; passwords are set in any case. */
  public static RegionDatabase ensure(Cluster cluster, String name, Passwords passwords) {
    cluster.run(
        "postgres",
        List.of(role(OWNER, passwords.owner()), role(APPLICATION, passwords.application())));
    if (!exists(cluster, name)) {
      cluster.run("postgres", List.of("create database " + name + " owner " + OWNER));
    }
    cluster.run(
        name,
        List.of(
            "revoke all on database " + name + " from public",
            "grant connect on database " + name + " to " + APPLICATION,
            "alter schema public owner to " + OWNER,
            "revoke all on schema public from public",
            "grant usage on schema public to " + APPLICATION));
    return new RegionDatabase(cluster, name, passwords);
  }

  private static String role(String role, String password) {
    return """
        do $$ begin
          if not exists (select from pg_roles where rolname = '%1$s') then create role %1$s; end if;
          alter role %1$s login password '%2$s'
            nosuperuser nocreatedb nocreaterole noreplication nobypassrls;
        end $$"""
        .formatted(role, password);
  }

  private static boolean exists(Cluster cluster, String name) {
    try (Connection connection = cluster.superuser("postgres");
        var query = connection.prepareStatement("select from pg_database where datname = ?")) {
      query.setString(1, name);
      return query.executeQuery().next();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What the gateway must be told to use it as this region's database. */
  public Map<String, String> settings(String region) {
    String datasource = "quarkus.datasource." + region + ".";
    String flyway = "quarkus.flyway." + region + ".";
    return Map.of(
        datasource + "jdbc.url", cluster.url(name),
        datasource + "username", APPLICATION,
        datasource + "password", passwords.application(),
        flyway + "jdbc-url", cluster.url(name),
        flyway + "username", OWNER,
        flyway + "password", passwords.owner());
  }

  /** A connection that sees every row; the caller closes it. */
  public Connection superuser() throws SQLException {
    return cluster.superuser(name);
  }
}
