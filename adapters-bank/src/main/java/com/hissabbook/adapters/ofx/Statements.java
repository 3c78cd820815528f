package com.hissabbook.adapters.ofx;

import com.hissabbook.adapters.text.Amounts;
import com.hissabbook.adapters.text.Texts;
import com.hissabbook.statement.ReadOptions;
import com.hissabbook.statement.StatementEvent.BalanceKind;
import com.hissabbook.statement.UnreadableFile;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Follows a file's tags and tells what they say. An aggregate that is never closed ends where the next of its kind or an outer one
 * ends; what is open when the file ends without {@code </OFX>} was cut.
 */
final class Statements {

    private final Tokens tokens;
    private final Survey survey;
    private final ReadOptions options;
    private final Told told;
    private final Amounts amounts;
    private final Amounts balances;
    private final Repeats repeats = new Repeats();

    private @Nullable Tag leaf;
    private String value = "";
    private @Nullable Statement statement;
    private @Nullable Transaction record;
    private @Nullable OpenBalance balance;
    private @Nullable BankStatus status;
    private @Nullable BankStatus error;
    private boolean listOpen;
    private boolean signOn;
    private boolean ended;

    /** A {@code LEDGERBAL} or {@code AVAILBAL} while it is being read (OFX 2.2 section 11.4.2.2). */
    private record OpenBalance(BalanceKind kind, String amount, String day, long line) {}

    Statements(Tokens tokens, Survey survey, ReadOptions options, Told told) {
        this.tokens = tokens;
        this.survey = survey;
        this.options = options;
        this.told = told;
        this.amounts = new Amounts(survey.amounts());
        this.balances = new Amounts(survey.balances());
    }

    void tell() throws IOException, UnreadableFile {
        Tokens.Kind kind = tokens.next();
        while (kind != Tokens.Kind.END) {
            switch (kind) {
                case OPEN -> {
                    endLeaf();
                    opened(tokens.tag());
                    if (tokens.empty()) {
                        closed(tokens.tag());
                    }
                }
                case CLOSE -> closed(tokens.tag());
                case TEXT -> text();
                case END -> {}
            }
            kind = tokens.next();
        }
        fileEnded();
    }

    private void text() {
        boolean wanted = record != null || statement != null || status != null;
        if (leaf != null && wanted) {
            value = value.isEmpty() ? tokens.text() : value + tokens.text();
        }
    }

    private void opened(Tag tag) throws UnreadableFile {
        switch (tag) {
            case STMTTRN, STMTTRNP -> beginTransaction(tag);
            case PAYEE, CURRENCY, ORIGCURRENCY -> {
                if (record != null) {
                    record.enter(tag);
                }
            }
            case LEDGERBAL, AVAILBAL -> beginBalance(tag);
            case BANKTRANLIST, BANKTRANLISTP, INVTRANLIST -> beginList();
            case STMTRS, CCSTMTRS, INVSTMTRS -> {
                endStatement(true);
                statement = new Statement(tag, tokens.line(), told, options);
            }
            case STATUS -> status = new BankStatus(signOn, "", "", "", tokens.line());
            case SONRS -> signOn = true;
            case OFX -> ended = false;
            default -> leaf = tag.isLeaf() ? tag : null;
        }
    }

    private void closed(Tag tag) throws UnreadableFile {
        boolean stray = tag.isLeaf() && tag != leaf;
        endLeaf();
        switch (tag) {
            case STMTTRN, STMTTRNP -> {
                stray = record == null;
                endTransaction(true);
            }
            case PAYEE, CURRENCY, ORIGCURRENCY -> {
                if (record != null) {
                    record.leave(tag);
                }
            }
            case LEDGERBAL, AVAILBAL -> endBalance();
            case BANKTRANLIST, BANKTRANLISTP, INVTRANLIST -> endList(false);
            case STMTRS, CCSTMTRS, INVSTMTRS -> endStatement(false);
            case STATUS -> endStatus();
            case SONRS -> signOn = false;
            case OFX -> {
                endStatement(true);
                ended = true;
            }
            default -> {}
        }
        if (stray) {
            odd("</" + tag + "> ends nothing that was begun");
        }
    }

    private void endLeaf() {
        Tag ending = leaf;
        if (ending == null) {
            return;
        }
        leaf = null;
        String text = Texts.squeezed(value);
        value = "";
        if (record != null) {
            record.set(ending, text);
        } else if (status != null) {
            status = status.with(ending, text);
        } else if (balance != null) {
            balance = switch (ending) {
                case BALAMT -> new OpenBalance(balance.kind(), text, balance.day(), balance.line());
                case DTASOF -> new OpenBalance(balance.kind(), balance.amount(), text, balance.line());
                default -> balance;
            };
        } else if (statement != null) {
            statement.set(ending, text);
        }
    }

    private void beginTransaction(Tag tag) throws UnreadableFile {
        endTransaction(false);
        endBalance();
        if (statement == null) {
            throw new UnreadableFile(
                    "transaction-outside-statement",
                    tokens.line(),
                    "The transaction in line " + tokens.line()
                            + " stands outside any statement, so its account is unknown."
                            + " Download the file from the bank again.");
        }
        tokens.beginRecord();
        record = new Transaction(statement.index(), tag, tokens.line());
    }

    private void endTransaction(boolean properly) throws UnreadableFile {
        Transaction ending = record;
        if (ending == null || statement == null) {
            return;
        }
        record = null;
        String raw = tokens.endRecord(properly);
        if (!properly) {
            odd("A transaction is not ended by </STMTTRN>");
        }
        statement.transaction(ending, raw, amounts, repeats);
    }

    private void beginBalance(Tag tag) throws UnreadableFile {
        endTransaction(false);
        endBalance();
        if (statement != null) {
            BalanceKind kind = tag == Tag.LEDGERBAL ? BalanceKind.CLOSING : BalanceKind.AVAILABLE;
            balance = new OpenBalance(kind, "", "", tokens.line());
        }
    }

    private void endBalance() throws UnreadableFile {
        OpenBalance ending = balance;
        balance = null;
        if (ending != null && statement != null) {
            statement.balance(ending.kind(), ending.amount(), ending.day(), ending.line(), balances);
        }
    }

    private void beginList() throws UnreadableFile {
        endList(listOpen);
        endBalance();
        if (statement != null) {
            statement.list();
            listOpen = true;
        }
    }

    private void endList(boolean oddly) throws UnreadableFile {
        endTransaction(false);
        if (oddly) {
            odd("The list of transactions is not ended");
        }
        listOpen = false;
    }

    private void endStatement(boolean oddly) throws UnreadableFile {
        endList(listOpen);
        endBalance();
        if (statement == null) {
            return;
        }
        if (oddly) {
            odd("A statement is not ended");
        }
        statement.close();
        statement = null;
    }

    private void endStatus() throws UnreadableFile {
        BankStatus ending = status;
        status = null;
        if (ending == null || !ending.isError()) {
            return;
        }
        if (ending.signOn()) {
            throw ending.refusal();
        }
        error = error == null ? ending : error;
    }

    private void odd(String what) {
        int index = statement == null ? Math.max(told.statements() - 1, 0) : statement.index();
        told.notice(index, "structure", what + " (line " + tokens.line() + ").", tokens.line());
    }

    private void fileEnded() throws UnreadableFile {
        endLeaf();
        endStatus();
        if (record != null || statement != null) {
            throw new UnreadableFile(
                    "truncated",
                    tokens.line(),
                    "The file ends in line " + tokens.line()
                            + " in the middle of a statement. Download it from the bank again.");
        } else if (told.statements() == 0) {
            throw error != null ? error.refusal() : nothing();
        } else if (told.transactions() != survey.transactions()) {
            throw new UnreadableFile(
                    "miscounted",
                    0,
                    "The file holds " + survey.transactions() + " transactions, but only " + told.transactions()
                            + " could be found where transactions belong. Download it from the bank again.");
        }
        noticesAtEnd(told.statements() - 1);
    }

    private void noticesAtEnd(int last) {
        if (!ended) {
            told.notice(
                    last, "end-missing", "The file ends without </OFX>; its statements are complete.", tokens.line());
        }
        if (error != null) {
            told.notice(last, "bank-error", error.words() + "; what it sent besides is read.", error.line());
        }
        if (survey.commentedOut() > 0) {
            told.notice(last, "commented-out", "Transactions inside comments are not read.", 0);
        }
    }

    private UnreadableFile nothing() {
        String cut = ended ? "" : " It ends without </OFX>, so it may have been cut.";
        return new UnreadableFile(
                "no-statement", 0, "This is an OFX file, but it holds no statement: there is nothing to book." + cut);
    }
}
