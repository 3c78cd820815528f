package com.hissabbook.adapters.camt;

import com.hissabbook.adapters.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What an entry and the payments in it ({@code NtryDtls/TxDtls}) say in words. */
final class Details {

    private static final Pattern NONE =
            Pattern.compile("(?:NOT ?PROVIDED|NO ?N?REF|NONE|N/A|0*|[-. ]*)", Pattern.CASE_INSENSITIVE);
    private static final int LONGEST = 2_000;

    private final Node entry;
    private final List<Node> payments;

    Details(Node entry) {
        this.entry = entry;
        this.payments = Stream.concat(entry.all("NtryDtls", "TxDtls"), entry.all("TxDtls"))
                .toList();
    }

    /** The bank's reference, which identifies the entry without doubt (AccountServicerReference); only a single payment's stands for it. */
    Optional<String> bankId() {
        return known(entry.text("AcctSvcrRef"))
                .or(() -> payments.size() == 1
                        ? known(payments.getFirst().text("Refs", "AcctSvcrRef"))
                        : Optional.empty());
    }

    /** Domain, family and sub-family of the bank transaction code, or the bank's own code. */
    Optional<String> type() {
        return entry.first("BkTxCd")
                .flatMap(Details::code)
                .or(() -> payments.stream()
                        .flatMap(payment -> payment.all("BkTxCd"))
                        .flatMap(code -> code(code).stream())
                        .findFirst());
    }

    private static Optional<String> code(Node bankTransactionCode) {
        Optional<Node> domain = bankTransactionCode.first("Domn");
        if (domain.isEmpty()) {
            return bankTransactionCode.text("Prtry", "Cd");
        }
        String code = Stream.of(
                        domain.get().text("Cd"),
                        domain.get().text("Fmly", "Cd"),
                        domain.get().text("Fmly", "SubFmlyCd"))
                .flatMap(Optional::stream)
                .reduce((one, other) -> one + "-" + other)
                .orElse("");
        return Optional.of(code).filter(found -> !found.isEmpty());
    }

    /**
     * The other party's name, where all payments of the entry have the same one: the creditor of what goes out, the debtor of what comes
     * in; the other way round where a payment comes back.
     */
    Optional<String> counterparty() {
        boolean out = "DBIT".equalsIgnoreCase(entry.text("CdtDbtInd").orElse(""));
        String indicator = entry.text("RvslInd").orElse("");
        boolean reversed = indicator.equals("true")
                || indicator.equals("1")
                || payments.stream().anyMatch(payment -> payment.first("RtrInf").isPresent());
        String[] roles = out != reversed ? new String[] {"Cdtr", "UltmtCdtr"} : new String[] {"Dbtr", "UltmtDbtr"};
        List<String> names = payments.stream()
                .flatMap(payment -> name(payment, roles).stream())
                .distinct()
                .limit(2)
                .toList();
        return names.size() == 1 ? Optional.of(names.getFirst()) : Optional.empty();
    }

    private static Optional<String> name(Node payment, String... roles) {
        for (String role : roles) {
            Optional<String> name = payment.text("RltdPties", role, "Nm")
                    .or(() -> payment.text("RltdPties", role, "Pty", "Nm"))
                    .map(Texts::squeezed);
            if (name.isPresent()) {
                return name;
            }
        }
        return Optional.empty();
    }

    /** All that a person should read, of a batch its beginning. */
    String description() {
        List<String> parts = new ArrayList<>();
        entry.text("AddtlNtryInf").ifPresent(parts::add);
        for (Node payment : payments) {
            payment.all("RmtInf", "Ustrd").map(Node::text).forEach(parts::add);
            payment.all("RmtInf", "Strd", "CdtrRefInf", "Ref").map(Node::text).forEach(parts::add);
            payment.all("RmtInf", "Strd", "AddtlRmtInf").map(Node::text).forEach(parts::add);
            payment.text("AddtlTxInf").ifPresent(parts::add);
            known(payment.text("Refs", "EndToEndId")).ifPresent(parts::add);
        }
        if (parts.isEmpty()) {
            known(entry.text("NtryRef")).ifPresent(parts::add);
        }
        String text = Texts.joined(
                parts.stream().map(Texts::squeezed).limit(LONGEST / 10).toArray(String[]::new));
        return text.substring(0, Math.min(text.length(), LONGEST));
    }

    private static Optional<String> known(Optional<String> reference) {
        return reference.map(Texts::squeezed).filter(text -> !NONE.matcher(text).matches());
    }
}
