package com.hissabbook.adapters.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.hissabbook.adapters.corpus.Reading;
import com.hissabbook.adapters.corpus.SmallFile;
import com.hissabbook.statement.Inspection;
import com.hissabbook.statement.ReadOptions;
import com.hissabbook.statement.StatementEvent.BalanceKind;
import com.hissabbook.statement.StatementEvent.StatedBalance;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rows that are no transactions but the file's own balances: told, so that the lines can be held against them. */
class CsvBalanceRowTest {

    private static final String[] FILE = {
        "Date,Text,Amount",
        "2026-03-01,Opening balance,100.00",
        "2026-03-02,Shop,-30.00",
        "2026-03-03,Pay,500.00",
        "2026-03-31,Closing balance 31.03.2026,570.00"
    };

    @Test
    void tellsTheOpeningAndTheClosingBalance() throws IOException {
        Reading reading = read(FILE);
        assertThat(balances(reading))
                .extracting(StatedBalance::kind, balance -> balance.amount().minor(), StatedBalance::line)
                .containsExactly(tuple(BalanceKind.OPENING, 10_000L, 2L), tuple(BalanceKind.CLOSING, 57_000L, 5L));
        assertThat(balances(reading).getLast().date()).contains(LocalDate.of(2026, 3, 31));
        assertThat(reading.lines()).hasSize(2);
        assertThat(reading.warnings()).isEmpty();
    }

    @Test
    void saysWhenTheLinesDoNotMakeTheClosingBalance() throws IOException {
        String[] file = FILE.clone();
        file[2] = "2026-03-02,Shop,-31.00";
        assertThat(read(file).warnings()).containsExactly("balance-mismatch");
    }

    @Test
    void readsABalanceFromTheBalanceColumnOrAsTheRowsOnlyNumber() throws IOException {
        Reading reading = read(
                "Date;Text;Debit;Credit;Balance",
                "01.03.2026;Anfangssaldo;;;100,00",
                "02.03.2026;Shop;30,00;;70,00",
                "03.03.2026;Pay;;500,00;570,00",
                "Endsaldo;570,00");
        assertThat(balances(reading))
                .extracting(balance -> balance.amount().minor())
                .containsExactly(10_000L, 57_000L);
        assertThat(reading.rejections()).isEmpty();
    }

    @Test
    void leavesOutABalanceThatIsNotClear() throws IOException {
        String[] file = FILE.clone();
        file[1] = "2026-03-01,Opening balance,";
        Reading reading = read(file);
        assertThat(balances(reading)).extracting(StatedBalance::kind).containsExactly(BalanceKind.CLOSING);
        assertThat(reading.warnings()).containsExactly("rows-ignored");
    }

    @Test
    void knowsTheBalancesOfTheNextFileByTheSavedLayout() throws Exception {
        var march = (Inspection.Readable) new CsvReader().inspect(SmallFile.of(Samples.bytes(FILE)), ReadOptions.NONE);
        var events = Samples.read(
                march.profile().orElseThrow(),
                FILE[0],
                "2026-04-02,Shop,-70.00",
                "2026-04-30,Closing balance 30.04.2026,500.00");
        assertThat(Samples.lines(events)).hasSize(1);
        assertThat(events).filteredOn(StatedBalance.class::isInstance).hasSize(1);
    }

    @Test
    void takesAPaymentToAShopNamedTotalForAPayment() throws IOException {
        Reading reading = read("Date,Text,Amount", "2026-04-02,Total,-70.00", "2026-04-03,Shop,-5.00", ",Total,-75.00");
        assertThat(reading.lines()).hasSize(2);
        assertThat(reading.rejections())
                .singleElement()
                .satisfies(rejection -> assertThat(rejection.code()).isEqualTo("date-empty"));
    }

    private static List<StatedBalance> balances(Reading reading) {
        return reading.events().stream()
                .filter(StatedBalance.class::isInstance)
                .map(StatedBalance.class::cast)
                .toList();
    }

    private static Reading read(String... lines) throws IOException {
        var source = SmallFile.of(Samples.bytes(lines));
        var reader = new CsvReader();
        var found = (Inspection.Readable) reader.inspect(source, ReadOptions.NONE);
        return Reading.of(reader, source, new ReadOptions(found.profile(), Samples.EUR));
    }
}
