package com.hissabbook.classification;

import com.hissabbook.transaction.CanonicalDescription;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Who was on the other side, whatever terminal, reference or branch the bank wrote beside it: the counterparty, or where there is none the
 * description, in canonical form and without noise. Depends on the text alone; applied to its own result it changes nothing.
 */
final class CounterpartyName {

    static final int MAX = 60;

    private static final int WORDS = 6;
    private static final int ROUNDS = 8;
    private static final int REFERENCE_DIGITS = 3;
    private static final Pattern SEPARATORS = Pattern.compile("[\\s,;]+");

    /** Companies that stand before the shop that they collect for: {@code SQ *BLUE BOTTLE}. */
    private static final Set<String> COLLECTORS =
            words("SQ SP PAYPAL PP SUMUP ZETTLE IZ TST EB LSP DRI FS CKO STRIPE KLARNA ADYEN");

    /** How the money went; never whose it is. */
    private static final Set<String> WAYS = words("""
            POS CARD PAYMENT PAYMENTS PURCHASE DEBIT CREDIT VISA MASTERCARD MAESTRO GIROCARD EC KARTENZAHLUNG KARTE LASTSCHRIFT SEPA CONTACTLESS
            DIRECT TO FROM AT CB PAIEMENT PAR CARTE ACHAT PRLV PAGO COMPRA TARJETA EN CON BETALING PIN UPI NEFT IMPS ACH CHECKCARD TRANSFER
            UEBERWEISUNG ÜBERWEISUNG GUTSCHRIFT DAUERAUFTRAG VIREMENT VIR BONIFICO ADDEBITO PAGAMENTO KORTKJØP VAREKJØP KORTKÖP BIZUM""");

    /** What stands behind such a word is a number. */
    private static final Set<String> LABELS = words("""
            REF REFERENCE REFERENZ INVOICE INV RECHNUNG RECHNUNGSNR RG ORDER BESTELLUNG TERMINAL TID MANDAT MANDATE MREF EREF KREF CRED IBAN BIC KUNDENNR
            KDNR KD TXN TRN TRACE AUTH FOLIO FACTURA FACTURE FATTURA""");

    private static final Set<String> LEGAL_FORMS = words("""
            GMBH AG KG SE UG EK EV INC LTD LIMITED LLC LLP PLC CORP CO BV NV SA SAS SARL SRL SPA OY OYJ AB AS APS PTY PVT &""");

    /** ISO 3166-1 codes and states of the United States, as terminals append them. */
    private static final Set<String> COUNTRIES = words("""
            AT AUS AUT BE BEL CA CAN CH CHE CN CZ CZE DE DEU DK DNK ES ESP FI FIN FR FRA GB GBR GR GRC HU HUN IE IRL IN IND IT ITA JP JPN LU LUX NL
            NLD NO NOR NZ NZL PL POL PT PRT RO ROU SE SWE SG SGP SK SVK TR TUR UK US USA
            AL AK AZ AR CO CT DC FL GA HI IA ID IL KS KY LA MA MD ME MI MN MO MS MT NC ND NE NH NJ NM NV NY OH OK OR PA RI SC SD TN TX UT VA VT WA
            WI WV WY""");

    private static final Set<String> CITIES = words("""
            AMSTERDAM ANTWERP ANTWERPEN ATHENS ATLANTA AUSTIN BANGALORE BENGALURU BARCELONA BASEL BERLIN BERN BOSTON BRATISLAVA BREMEN BRUSSELS
            BRUXELLES BUDAPEST CHENNAI CHICAGO COPENHAGEN DALLAS DELHI DENVER DORTMUND DRESDEN DUBLIN DÜSSELDORF DUESSELDORF EDINBURGH ESSEN FRANKFURT
            GENEVA GENÈVE GLASGOW GOTHENBURG GÖTEBORG GRAZ HAMBURG HANNOVER HANOVER HELSINKI HOUSTON HYDERABAD ISTANBUL KOLKATA KÖLN KOELN
            KØBENHAVN KRAKÓW LAUSANNE LEEDS LEIPZIG LILLE LISBOA LISBON LIVERPOOL LONDON LUXEMBOURG LUZERN LYON MADRID MALMÖ MANCHESTER MARSEILLE
            MELBOURNE MIAMI MILAN MILANO MUMBAI MÜNCHEN MUENCHEN MUNICH NANTES NAPOLI NUREMBERG NÜRNBERG NUERNBERG OSLO PARIS PHILADELPHIA PORTO PRAGUE
            PRAHA PUNE ROMA ROME ROTTERDAM SALZBURG SEATTLE SEVILLA SINGAPORE STOCKHOLM STRASBOURG STUTTGART SYDNEY TOKYO TORINO TORONTO TOULOUSE
            UTRECHT VALENCIA VANCOUVER VIENNA WARSAW WARSZAWA WIEN WINTERTHUR ZURICH ZÜRICH ZUERICH""");

    private CounterpartyName() {}

    static String of(Optional<String> counterparty, String description) {
        String text = counterparty.filter(name -> !name.isBlank()).orElse(description);
        String name = bounded(CanonicalDescription.of(text));
        for (int round = 0; round < ROUNDS; round++) {
            String next = bounded(without(name));
            if (next.equals(name)) {
                return name;
            }
            name = next;
        }
        return name;
    }

    /** Never nothing: where all is noise, all of it is the name. */
    private static String without(String text) {
        List<String> words = new ArrayList<>(Arrays.asList(SEPARATORS.split(shop(text))));
        words.removeIf(word -> word.isEmpty() || isReference(word));
        for (int i = 1; i < words.size(); i++) {
            if (LABELS.contains(bare(words.get(i)))) {
                words = new ArrayList<>(words.subList(0, i));
            }
        }
        while (words.size() > 1 && WAYS.contains(bare(words.getFirst()))) {
            words.removeFirst();
        }
        while (words.size() > 1 && isPlaceOrForm(bare(words.getLast()))) {
            words.removeLast();
        }
        return words.isEmpty() ? text : String.join(" ", words.subList(0, Math.min(words.size(), WORDS)));
    }

    /** Without what a collector writes before a star, or a reference behind it, or the place behind a double slash. */
    private static String shop(String text) {
        int slashes = text.indexOf("//");
        String left = slashes > 0 ? text.substring(0, slashes) : text;
        int star = left.indexOf('*');
        if (star <= 0 || star == left.length() - 1) {
            return left;
        }
        String before = left.substring(0, star).strip();
        String after = left.substring(star + 1).strip();
        if (after.isEmpty() || before.isEmpty()) {
            return before + after;
        }
        if (COLLECTORS.contains(before)) {
            return after;
        }
        int end = after.indexOf(' ');
        return digits(end < 0 ? after : after.substring(0, end)) > 0 ? before : before + ' ' + after;
    }

    private static boolean isReference(String word) {
        int digits = digits(word);
        return digits >= REFERENCE_DIGITS
                || digits > 0 && (word.startsWith("#") || word.startsWith("*") || word.startsWith("XX"))
                || digits >= 2
                        && word.chars().allMatch(c -> Character.isDigit(c) || "./:-".indexOf(c) >= 0)
                        && !isPlain(word);
    }

    private static boolean isPlain(String word) {
        return word.chars().allMatch(Character::isDigit);
    }

    private static boolean isPlaceOrForm(String written) {
        String word = written.replace(".", "");
        return COUNTRIES.contains(word) || CITIES.contains(word) || LEGAL_FORMS.contains(word) || WAYS.contains(word);
    }

    private static String bare(String word) {
        int end = word.length();
        while (end > 0 && ".:-/".indexOf(word.charAt(end - 1)) >= 0) {
            end--;
        }
        return word.substring(0, end);
    }

    private static int digits(String word) {
        return (int) word.chars().filter(Character::isDigit).count();
    }

    private static String bounded(String text) {
        return text.length() <= MAX ? text : text.substring(0, MAX).strip();
    }

    private static Set<String> words(String list) {
        return Arrays.stream(list.split("\\s+")).collect(Collectors.toUnmodifiableSet());
    }
}
