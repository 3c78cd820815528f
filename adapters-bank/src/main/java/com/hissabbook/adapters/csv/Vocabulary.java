package com.hissabbook.adapters.csv;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Words of statements in many languages: what a column is, and which way money goes. General vocabulary only; a bank's name has no
 * place here. A word of four letters or fewer must be a whole word, a longer one may be part of a compound.
 */
final class Vocabulary {

    /** What a column holds, as its header says. */
    enum Role {
        BOOKED,
        DATE,
        VALUE_DATE,
        AMOUNT,
        DEBIT,
        CREDIT,
        BALANCE,
        FEE,
        CURRENCY,
        FOREIGN,
        ACCOUNT_SIDE,
        DESCRIPTION,
        COUNTERPARTY,
        BANK_ID,
        TYPE,
        STATUS,
        QUANTITY,
        JOURNAL
    }

    private static final Map<Role, List<String>> HEADERS = Map.ofEntries(
            Map.entry(
                    Role.BOOKED,
                    list("posting|posted|post date|booking|booked|completed|processed|buchung|boek|bokför|"
                            + "bogfør|bokfør|contab|comptab|comptable|księgow|zaúčtov|könyvel|记账|入账|記帳|проводк")),
            Map.entry(
                    Role.DATE,
                    list("date|datum|datetime|data|fecha|dato|päivä|dátum|tanggal|tarih|дата|日期|时间|日時|交易日|记账日|"
                            + "buchungstag|buchungsdatum|belegdatum|created|תאריך|日付|日")),
            Map.entry(
                    Role.VALUE_DATE,
                    list("value date|valuta|wertstellung|valeur|fecha valor|rentedatum|settlement|起息")),
            Map.entry(
                    Role.AMOUNT,
                    list("amount|amt|betrag|umsatz|montant|importe|importo|bedrag|valor|kwota|belopp|beløb|"
                            + "beløp|částka|suma|sum|összeg|tutar|сумма|金额|סכום|gross|net|netamount|total|cash flow|turnover|monto|"
                            + "inflow|outflow|value|transaktionsbetrag")),
            Map.entry(
                    Role.DEBIT,
                    list("debit|debits|debet|débit|débito|debito|addebiti|addebito|dare|withdrawal|withdrawals|"
                            + "withdrawn|paid out|money out|outflow|soll|lastschrift|belastung|ausgang|ausgaben|cargo|cargos|uscite|af|"
                            + "расход|списание|支出|借方|out|spend|payments out|výdaj|wypłaty|obciążenia|uttak|uttag")),
            Map.entry(
                    Role.CREDIT,
                    list("credit|credits|crédit|crédito|credito|accrediti|accredito|avere|deposit|deposits|"
                            + "paid in|money in|inflow|haben|gutschrift|eingang|einnahmen|abono|abonos|entrate|bij|приход|зачисление|收入|"
                            + "贷方|in|příjem|wpłaty|uznania|innskudd|insättning")),
            Map.entry(
                    Role.BALANCE,
                    list("balance|saldo|solde|kontostand|runningbalance|stand|余额|остаток|zůstatek|egyenleg|"
                            + "bakiye|יתרה|残高")),
            Map.entry(
                    Role.FEE,
                    list("fee|fees|commission|gebühr|gebühren|entgelt|frais|poplatek|comisión|commissione|手续费|opłata")),
            Map.entry(
                    Role.CURRENCY,
                    list("currency|ccy|curr|währung|waehrung|devise|divisa|moneda|valuta|munt|valutacode|měna|"
                            + "waluta|monn|valuutta|valuta rekening|валюта|币种|货币|מטבע|通貨|moeda")),
            Map.entry(
                    Role.FOREIGN,
                    list("original|originalbetrag|foreign|fremdwährung|exchange|local|původní|операции|交易|"
                            + "instructed|transaction amount|transaction currency|converted")),
            Map.entry(Role.ACCOUNT_SIDE, list("billing|booked|account|счета|记账|入账|účtu|zaúčtovaná")),
            Map.entry(
                    Role.DESCRIPTION,
                    list("description|details|detail|memo|narrative|narration|verwendungszweck|buchungstext|"
                            + "text|omschrijving|mededelingen|descrizione|descripción|concepto|desc|libellé|remarque|note|notes|payee|"
                            + "subject|opis|popis|zpráva|selite|beskrivning|beskrivelse|merchant|reference|transactions|transaction|"
                            + "описание|назначение|摘要|说明|商品|备注|הערות|name|vwz|label|umsatztext|message|beschreibung")),
            Map.entry(
                    Role.COUNTERPARTY,
                    list(
                            "payee|payer|merchant|counterparty|beneficiary|auftraggeber|empfänger|begünstigter|"
                                    + "zahlungsempfänger|tegenpartij|beneficiario|bénéficiaire|partner|对方|商户|contrepartie|protistrana")),
            Map.entry(
                    Role.BANK_ID,
                    list("transaction id|transactionid|transaction_id|reference number|id transakce|transferwise id|"
                            + "交易单号|交易订单号|id")),
            Map.entry(
                    Role.TYPE,
                    list("type|umsatzart|buchungsart|code|umsatztyp|kategorie|category|mutatiesoort|action|类型|kind")),
            Map.entry(Role.STATUS, list("status|state|estado|stato|statut|stav|状态")),
            Map.entry(Role.QUANTITY, list("quantity|shares|symbol|isin|units|stück|anzahl|security|aantal")),
            Map.entry(Role.JOURNAL, list("journal|journalnumber|ledger")));

    /** Flag words that mean money out. */
    static final Set<String> OUT = Set.of(
            "debit",
            "debits",
            "dbit",
            "deb",
            "db",
            "d",
            "dr",
            "debet",
            "af",
            "soll",
            "s",
            "out",
            "outflow",
            "expense",
            "withdrawal",
            "支出",
            "借",
            "uscita",
            "dare",
            "débit",
            "débito",
            "cargo",
            "spend",
            "payment out",
            "расход",
            "ausgang",
            "-");

    /** Flag words that mean money in. */
    static final Set<String> IN = Set.of(
            "credit",
            "credits",
            "crdt",
            "cred",
            "cr",
            "c",
            "bij",
            "haben",
            "h",
            "in",
            "inflow",
            "income",
            "deposit",
            "收入",
            "贷",
            "entrata",
            "avere",
            "crédit",
            "crédito",
            "abono",
            "payment in",
            "приход",
            "eingang",
            "+");

    /** Flag words of rows that move no money of their own. */
    static final Set<String> NEUTRAL = Set.of("/", "不计收支", "neutral", "中性交易", "其他");

    static final Set<String> PENDING = Set.of(
            "pending",
            "authorised",
            "authorized",
            "vorgemerkt",
            "in progress",
            "en attente",
            "pendiente",
            "in sospeso",
            "uncleared",
            "processing",
            "处理中",
            "в обработке");

    static final Set<String> FAILED = Set.of(
            "failed",
            "declined",
            "cancelled",
            "canceled",
            "reverted",
            "rejected",
            "abgelehnt",
            "storniert",
            "refusé",
            "交易关闭",
            "voided");

    private static final List<String> OPENINGS =
            list("opening balance|beginning balance|balance brought forward|saldo iniziale|"
                    + "saldo inicial|anfangssaldo|alter saldo|beginsaldo|solde initial|počáteční zůstatek");

    private static final List<String> CLOSINGS =
            list("closing balance|ending balance|balance carried forward|saldo finale|saldo final|endsaldo|"
                    + "neuer saldo|eindsaldo|solde final|konečný zůstatek");

    private static final List<String> TOTALS =
            list("total|totals|transactions total|summe|gesamt|合计|总计|合计金额|人民币合计|美元合计|totale");

    private static final List<String> SPENDING = list(
            "fee|entgelt|gebühr|kapitalertragsteuer|purchase|atm|"
                    + "withdrawal|commission|commissione|imposta|消费|buchungsentgelt|card payment|pos purchase|einkauf|achat|compra|retrait");

    private static final List<String> EARNING =
            list("salary|payroll|lohn|gehalt|habenzinsen|guthabenzinsen|refund|退款|还款|"
                    + "payment received|thank you|gutschrift|interest paid|nómina|工资|direct deposit|cashback|erstattung|rückzahlung|"
                    + "remboursement|reembolso");

    /** What a bank does to its customers only: salaries, fees and refunds can go either way. */
    private static final List<String> TAKEN_BY_BANK = list(
            "entgelt|buchungsentgelt|kapitalertragsteuer|withholding tax|atm withdrawal|cash withdrawal|bankomat|bargeldauszahlung");

    private static final List<String> GIVEN_BY_BANK = list("habenzinsen|guthabenzinsen|credit interest|interest paid");

    private static final List<String> CARDS =
            list("card|cards|credit card|mastercard|visa|karte|kreditkarte|karten|carte|tarjeta|carta|"
                    + "creditcard|信用卡|כרטיס|kort|kreditkort|merchant");

    private Vocabulary() {}

    static Set<Role> rolesOf(String header) {
        String words = " "
                + header.toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}]+", " ")
                        .strip() + " ";
        Set<Role> roles = EnumSet.noneOf(Role.class);
        HEADERS.forEach((role, terms) -> {
            if (terms.stream().anyMatch(term -> has(words, term))) {
                roles.add(role);
            }
        });
        return roles;
    }

    /** Whether the text is nothing but the name of a balance or total, perhaps with its date. */
    static boolean isTotal(String text) {
        return isBalance(text) || is(text, TOTALS);
    }

    static boolean isBalance(String text) {
        return isOpening(text) || isClosing(text);
    }

    static boolean isOpening(String text) {
        return is(text, OPENINGS);
    }

    static boolean isClosing(String text) {
        return is(text, CLOSINGS);
    }

    private static boolean is(String text, List<String> names) {
        if (text.length() > 40) {
            return false;
        }
        String words =
                text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]+", " ").strip();
        return names.contains(words.endsWith(" as of") ? words.substring(0, words.length() - 6) : words);
    }

    /** Whether a header or title says that the account is a card, on which money out is often written without a minus. */
    static boolean isCard(String text) {
        return hasAny(text, CARDS);
    }

    static boolean isSpending(String text) {
        return hasAny(text, SPENDING);
    }

    static boolean isEarning(String text) {
        return hasAny(text, EARNING);
    }

    static boolean isTakenByBank(String text) {
        return hasAny(text, TAKEN_BY_BANK);
    }

    static boolean isGivenByBank(String text) {
        return hasAny(text, GIVEN_BY_BANK);
    }

    private static boolean hasAny(String text, List<String> terms) {
        String words = " "
                + text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]+", " ").strip() + " ";
        return terms.stream().anyMatch(term -> has(words, term));
    }

    private static boolean has(String words, String term) {
        boolean script = term.charAt(0) > '\u04ff';
        if (script || (term.length() > 4 && term.indexOf(' ') < 0)) {
            return words.contains(term);
        }
        return words.contains(" " + term + " ");
    }

    private static List<String> list(String words) {
        return List.of(words.split("\\|"));
    }
}
