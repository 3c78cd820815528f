package com.hissabbook.adapters.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hissabbook.adapters.corpus.SmallFile;
import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.statement.CsvAmount;
import com.hissabbook.statement.CsvProfile;
import com.hissabbook.statement.Inspection;
import com.hissabbook.statement.ReadOptions;
import com.hissabbook.statement.StatementEvent;
import com.hissabbook.statement.UnreadableFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A currency sign that several currencies share is the account's currency or a contradiction, never a guess. */
class CsvCurrencyTest {

    private static final String HEADER = "Date,Text,Amount";

    private final CsvReader reader = new CsvReader();

    @ParameterizedTest
    @CsvSource({"USD,$", "CAD,$", "MXN,$", "GBP,£", "GIP,£", "JPY,¥", "CNY,¥", "SEK,kr", "EUR,€"})
    void readsASignInTheCurrencyOfTheAccount(String account, String sign) throws Exception {
        assertThat(currencies(account, HEADER, "2026-03-01,a," + sign + "5")).containsExactly(account);
        assertThat(currencies(account, "Date,Text,Amount (" + sign + ")", "2026-03-01,a,5"))
                .containsExactly(account);
        assertThat(currencies(account, "Date,Text,Amount " + sign, "2026-03-01,a,5"))
                .containsExactly(account);
    }

    @ParameterizedTest
    @CsvSource({"EUR,$", "GBP,$", "USD,¥", "EUR,kr"})
    void refusesASignThatIsNotTheAccountsCurrency(String account, String sign) throws Exception {
        for (String[] file : new String[][] {
            {HEADER, "2026-03-01,a," + sign + "5.00"}, {"Date,Text,Amount (" + sign + ")", "2026-03-01,a,5.00"}
        }) {
            List<StatementEvent> events = read(Optional.of(account), profile(file[0]), file);
            assertThat(Samples.lines(events)).isEmpty();
            assertThat(Samples.rejections(events)).singleElement().satisfies(rejection -> {
                assertThat(rejection.at().line()).isEqualTo(2);
                assertThat(rejection.code()).isEqualTo("currency-mismatch");
                assertThat(rejection.reason())
                        .contains("but the account is in " + account)
                        .contains("Choose the ledger");
            });
        }
    }

    @Test
    void readsTheSignOfOneCurrencyAsItsCodeWhateverTheAccount() throws Exception {
        assertThat(currencies("USD", HEADER, "2026-03-01,a,€5.00")).containsExactly("EUR");
        assertThat(currencies("USD", HEADER, "2026-03-01,a,£5.00")).containsExactly("GBP");
        assertThat(currencies("EUR", "Date,Text,Betrag £", "2026-03-01,a,5.00")).containsExactly("GBP");
        assertThat(currencies("EUR", "Date,Text,Amount (CNY)", "2026-03-01,a,¥5.00"))
                .containsExactly("CNY");
    }

    @Test
    void refusesARowWhoseCurrencyAndSignContradictEachOther() throws Exception {
        List<StatementEvent> events = read(
                Optional.of("EUR"),
                Samples.withCurrencyAndBalance(),
                "Date,Text,Amount,Currency,Balance",
                "2026-03-01,a,$5.00,CAD,5.00",
                "2026-03-02,b,$5.00,EUR,5.00");
        assertThat(Samples.lines(events))
                .singleElement()
                .satisfies(line -> assertThat(line.amount().currency()).isEqualTo(new CurrencyCode("CAD")));
        assertThat(Samples.rejections(events))
                .singleElement()
                .satisfies(rejection -> assertThat(rejection.code()).isEqualTo("currency-contradicts"));
    }

    @Test
    void needsTheAccountsCurrencyForASharedSign() {
        assertThatThrownBy(() -> read(Optional.empty(), Samples.profile(), HEADER, "2026-03-01,a,$5.00"))
                .isInstanceOfSatisfying(
                        UnreadableFile.class,
                        refusal -> assertThat(refusal.code()).isEqualTo("needs-currency"));
    }

    @Test
    void understandsTheLayoutOfAFileInAnyCurrency() throws IOException {
        var source = SmallFile.of(Samples.bytes(HEADER, "2026-03-01,a,-$5.00", "2026-03-02,b,$7.00"));
        assertThat(reader.inspect(source, ReadOptions.NONE)).isInstanceOf(Inspection.Readable.class);
    }

    private List<String> currencies(String account, String... lines) throws IOException, UnreadableFile {
        return Samples.lines(read(Optional.of(account), profile(lines[0]), lines)).stream()
                .map(line -> line.amount().currency().code())
                .toList();
    }

    private static CsvProfile profile(String header) {
        return Samples.profile().withAmount(CsvAmount.signed(header.substring("Date,Text,".length()), false));
    }

    private List<StatementEvent> read(Optional<String> account, CsvProfile profile, String... lines)
            throws IOException, UnreadableFile {
        List<StatementEvent> events = new ArrayList<>();
        var options = new ReadOptions(Optional.of(profile), account.map(CurrencyCode::new));
        reader.read(SmallFile.of(Samples.bytes(lines)), options, events::add);
        return events;
    }
}
