package com.hissabbook.banking;

import com.hissabbook.banking.ReplayDiff.Effect;
import com.hissabbook.banking.ReplayDiff.Kind;
import com.hissabbook.banking.ReplayDiff.Numbers;
import com.hissabbook.banking.ReplayDiff.Place;
import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.kernel.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Holds what a replay read against what its import staged. */
@Component
class ReplayDiffs {

    private final JdbcClient jdbc;

    ReplayDiffs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    ReplayDiff of(Replay replay) {
        Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            counts.put(kind, 0);
        }
        jdbc.sql(ReplaySql.PLACES + " select kind, count(*) as places from place group by kind")
                .param("import", replay.importId().value())
                .param("replay", replay.id())
                .query(row -> {
                    counts.put(Kind.valueOf(row.getString("kind")), row.getInt("places"));
                });
        List<Effect> effects = jdbc.sql(ReplaySql.EFFECTS)
                .param("import", replay.importId().value())
                .param("replay", replay.id())
                .query((row, n) -> {
                    var currency = new CurrencyCode(row.getString("currency"));
                    return new Effect(
                            Optional.ofNullable(row.getObject("account", UUID.class)),
                            row.getString("month"),
                            new Money(row.getLong("was"), currency),
                            new Money(row.getLong("now"), currency));
                })
                .list();
        return new ReplayDiff(counts, effects);
    }

    List<Place> places(Replay replay, Optional<Kind> kind, int after, int limit) {
        List<Numbers> found = numbers(replay, kind, after, limit);
        Map<Integer, StagedLine> then = lines(
                "banking.staged_line where import_id",
                replay.importId().value(),
                found.stream().flatMap(place -> place.then().stream()).toArray(Integer[]::new));
        Map<Integer, StagedLine> now = lines(
                "banking.replayed_line where replay_id",
                replay.id(),
                found.stream().flatMap(place -> place.now().stream()).toArray(Integer[]::new));
        return found.stream()
                .map(place -> new Place(
                        place.position(),
                        place.kind(),
                        place.fields(),
                        place.then().flatMap(no -> Optional.ofNullable(then.get(no))),
                        place.now().flatMap(no -> Optional.ofNullable(now.get(no)))))
                .toList();
    }

    List<Numbers> numbers(Replay replay, Optional<Kind> kind, int after, int limit) {
        return jdbc.sql(ReplaySql.PLACES + """
                        select * from place
                        where position > :after and case when cast(:kind as text) is null then kind <> 'UNCHANGED' else kind = :kind end
                        order by position limit :limit""")
                .param("import", replay.importId().value())
                .param("replay", replay.id())
                .param("kind", kind.map(Kind::name).orElse(null))
                .param("after", after)
                .param("limit", limit)
                .query(ReplayDiffs::numbers)
                .list();
    }

    Map<Integer, Integer> nowOf(Replay replay, Collection<Integer> then) {
        Map<Integer, Integer> now = new HashMap<>();
        jdbc.sql(
                        ReplaySql.PLACES
                                + " select then_no, now_no from place where then_no = any(:then) and now_no is not null and now_status <> 'R'")
                .param("import", replay.importId().value())
                .param("replay", replay.id())
                .param("then", then.toArray(Integer[]::new))
                .query(row -> {
                    now.put(row.getInt(1), row.getInt(2));
                });
        return now;
    }

    String digest(Replay replay) {
        return jdbc.sql(ReplaySql.PLACES + """
                        select md5(coalesce(string_agg(concat_ws('|', position, kind, then_no, now_no, fields), E'\\n' order by position), ''))
                        from place where kind <> 'UNCHANGED'""")
                .param("import", replay.importId().value())
                .param("replay", replay.id())
                .query(String.class)
                .single();
    }

    private Map<Integer, StagedLine> lines(String source, UUID id, Integer[] numbers) {
        return jdbc
                .sql("select * from " + source + " = :id and line_no = any(:numbers)")
                .param("id", id)
                .param("numbers", numbers)
                .query(StagedLineRows::map)
                .list()
                .stream()
                .collect(Collectors.toMap(StagedLine::lineNo, Function.identity()));
    }

    private static Numbers numbers(ResultSet row, int n) throws SQLException {
        return new Numbers(
                row.getInt("position"),
                Kind.valueOf(row.getString("kind")),
                List.of((String[]) row.getArray("fields").getArray()),
                Optional.ofNullable(row.getObject("then_no", Integer.class)),
                Optional.ofNullable(row.getObject("now_no", Integer.class)),
                "B".equals(row.getString("then_status")));
    }
}
