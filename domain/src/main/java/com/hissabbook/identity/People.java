package com.hissabbook.identity;

import com.hissabbook.kernel.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of people. Its row policies decide who is seen; every method runs inside a transaction of the caller. */
@Component
class People {

    private static final String COLUMNS = "select user_id, email, display_name, password_hash from identity.app_user ";

    private final JdbcClient jdbc;

    People(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How an e-mail address is compared and kept. */
    static String normal(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    Optional<Person> byEmail(String email) {
        announce(normal(email));
        return jdbc.sql(COLUMNS + "where email = ?")
                .param(normal(email))
                .query(People::person)
                .optional();
    }

    Optional<Person> byOutsideSubject(String issuer, String subject) {
        announce(issuer + " " + subject);
        return jdbc.sql(COLUMNS + "where issuer = ? and subject = ?")
                .params(issuer, subject)
                .query(People::person)
                .optional();
    }

    List<Person> byIds(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql(COLUMNS + "where user_id in (:ids)")
                        .param("ids", ids)
                        .query(People::person)
                        .list();
    }

    /** To be called in the scope of the new person. */
    void add(UserId id, String email, String displayName, String passwordHash) {
        jdbc.sql("insert into identity.app_user (user_id, email, display_name, password_hash) values (?, ?, ?, ?)")
                .params(id.value(), normal(email), displayName, passwordHash)
                .update();
    }

    /** To be called in the scope of the new person. */
    void addFromOutside(UserId id, String issuer, String subject, Optional<String> email, String displayName) {
        jdbc.sql("insert into identity.app_user (user_id, issuer, subject, email, display_name) values (?, ?, ?, ?, ?)")
                .param(id.value())
                .param(issuer)
                .param(subject)
                .param(email.map(People::normal).orElse(null))
                .param(displayName)
                .update();
    }

    /** Names the one person whom the policies may show to this transaction. */
    private void announce(String sought) {
        jdbc.sql("select set_config('hissabbook.sought', ?, true)")
                .param(sought)
                .query(String.class)
                .single();
    }

    private static Person person(ResultSet row, int number) throws SQLException {
        return new Person(
                new UserId(row.getObject("user_id", UUID.class)),
                Optional.ofNullable(row.getString("email")),
                row.getString("display_name"),
                Optional.ofNullable(row.getString("password_hash")));
    }
}
