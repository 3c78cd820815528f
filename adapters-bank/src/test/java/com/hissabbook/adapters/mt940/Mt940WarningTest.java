package com.hissabbook.adapters.mt940;

import static com.hissabbook.adapters.mt940.Mt940Sample.SAMPLE;
import static com.hissabbook.adapters.mt940.Mt940Sample.code;
import static com.hissabbook.adapters.mt940.Mt940Sample.events;
import static com.hissabbook.adapters.mt940.Mt940Sample.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.hissabbook.adapters.corpus.Reading;
import com.hissabbook.statement.StatementEvent.Line;
import com.hissabbook.statement.StatementEvent.Notice;
import com.hissabbook.statement.StatementEvent.Status;
import org.junit.jupiter.api.Test;

class Mt940WarningTest {

    @Test
    void warnsThatAnInterimReportMayChangeAndChecksItsTotals() {
        String report =
                ":20:A\n:25:1\n:28C:1/1\n:34F:EURD0,\n:13D:2601021200+0100\n:61:260102D5,00NMSC\n:61:260102EC9,00NMSC\n:90D:1EUR5,00\n:90C:1EUR9,00\n-\n";

        Reading right = read(report);
        assertThat(right.warnings()).containsExactly("interim-report");
        assertThat(events(right, Line.class)).extracting(Line::status).containsExactly(Status.BOOKED, Status.PENDING);
        assertThat(read(report.replace(":90D:1", ":90D:2")).warnings()).contains("totals-differ");
    }

    @Test
    void warnsOfWhatIsOddWithoutRefusingIt() {
        assertThat(read(SAMPLE.replace("1187,50", "1187,51")).warnings()).containsExactly("balance-mismatch");
        assertThat(read(SAMPLE.replace(":62F:C260131EUR1187,50\n", "")).warnings())
                .containsExactly("closing-balance-missing");
        assertThat(read(SAMPLE.replace("EUR1187,50", "USD1187,50")).warnings()).containsExactly("balance-currency");
        assertThat(read(SAMPLE.replace("C200,00", "C200")).warnings()).containsExactly("amount-without-comma");
        assertThat(read(SAMPLE.replace("C260131EUR", "X260131EUR")).warnings()).contains("balance-unreadable");
    }

    @Test
    void namesTheLineOfWhatIsOdd() {
        String file = SAMPLE.replace("C200,00", "C200").replace(":62F:C260131EUR1187,50\n", "");
        assertThat(events(read(file), Notice.class))
                .extracting(Notice::code, Notice::line)
                .containsExactly(tuple("closing-balance-missing", 4L), tuple("amount-without-comma", 9L));
    }

    @Test
    void saysWhereThereIsNothingToBook() {
        assertThat(code(read("hello"))).isEqualTo("not-a-statement");
        assertThat(code(read(":20:A\n:25:1\n"))).isEqualTo("no-transactions");
        assertThat(read(":20:A\n:25:1\n:60F:C260101EUR1,00\n:62F:C260102EUR1,00\n")
                        .warnings())
                .containsExactly("no-transactions");
    }
}
