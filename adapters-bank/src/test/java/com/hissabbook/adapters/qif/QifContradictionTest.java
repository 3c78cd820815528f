package com.hissabbook.adapters.qif;

import static com.hissabbook.adapters.qif.QifSample.EURO;
import static com.hissabbook.adapters.qif.QifSample.bytes;
import static com.hissabbook.adapters.qif.QifSample.code;
import static com.hissabbook.adapters.qif.QifSample.read;
import static com.hissabbook.adapters.qif.QifSample.records;
import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.adapters.corpus.Reading;
import com.hissabbook.adapters.corpus.SmallFile;
import com.hissabbook.statement.Inspection;
import com.hissabbook.statement.Question;
import com.hissabbook.statement.Question.About;
import com.hissabbook.statement.ReadOptions;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Records that say two things, and cards whose amounts say neither. */
class QifContradictionTest {

    private static final String GOOD = "D2026-03-13\nT-5.00\nPShop";
    private static final String CARD = "!Type:CCard\nD2026-03-13\nT5.00\n$5.00\n^\nD2026-03-14\nT7.00\n^\n";

    private final QifReader reader = new QifReader();

    @ParameterizedTest
    @CsvSource({
        "T-5.00 T-6.00, amounts-differ",
        "T-5.00 U-6.00, amounts-differ",
        "T-5.00 D2026-03-14 T-5.00, record-merged"
    })
    void rejectsARecordThatSaysTwoThings(String fields, String code) {
        Reading reading = read(records(GOOD, "D2026-03-13\n" + fields.replace(' ', '\n'), GOOD));

        assertThat(reading.lines()).hasSize(2);
        assertThat(reading.rejections()).singleElement().satisfies(rejection -> {
            assertThat(rejection.code()).isEqualTo(code);
            assertThat(rejection.column()).isEqualTo("T");
            assertThat(rejection.at().line()).isEqualTo(6);
        });
    }

    @Test
    void readsARecordThatSaysTheSameAgain() {
        assertThat(read(records("D2026-03-13\nT-5.00\nT-5.00\nU-5.00")).lines()).hasSize(1);
    }

    @Test
    void asksWhatACardsAmountsMeanThatAllLackAMinus() throws IOException {
        Inspection inspection = reader.inspect(SmallFile.of(bytes(CARD)), EURO);

        assertThat(((Inspection.NeedsAnswer) inspection).questions())
                .extracting(Question::about)
                .containsExactly(About.SIGN);
        assertThat(code(read(CARD))).isEqualTo("sign-unknown");
    }

    @ParameterizedTest
    @CsvSource({"as-written,500,700", "reversed,-500,-700"})
    void readsTheCardAsAnswered(String answer, long first, long second) throws IOException {
        var options = new ReadOptions(Optional.empty(), EURO.accountCurrency(), Map.of(About.SIGN, answer));

        assertThat(reader.inspect(SmallFile.of(bytes(CARD)), options)).isInstanceOf(Inspection.Readable.class);
        Reading reading = read(bytes(CARD), options);
        assertThat(reading.lines()).extracting(line -> line.amount().minor()).containsExactly(first, second);
        assertThat(reading.warnings()).isEmpty();
    }

    @Test
    void asksNothingOfACardWithBothSignsOrOfABankAccount() {
        assertThat(read(CARD.replace("T7.00", "T-7.00")).lines()).hasSize(2);
        assertThat(read(CARD.replace("CCard", "Bank")).lines()).hasSize(2);
    }
}
