package com.hissabbook.transaction;

import com.hissabbook.banking.ImportId;
import com.hissabbook.ledger.Transfer;
import com.hissabbook.ledger.TransferState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** What transfers should do to the books, told without entries: a transaction stands where it was put, unless it is matched. */
final class TransferModel {

    private static final class Line {
        private final ImportId file;
        private final long amount;
        private UUID account;

        Line(ImportId file, long amount, UUID account) {
            this.file = file;
            this.amount = amount;
            this.account = account;
        }
    }

    private static final class Match {
        private final List<UUID> legs;
        private final Map<UUID, UUID> former = new HashMap<>();
        private TransferState state = TransferState.PROPOSED;
        private int accepted;

        Match(List<UUID> legs) {
            this.legs = legs;
        }
    }

    private final Map<UUID, Line> lines = new LinkedHashMap<>();
    private final Map<UUID, Match> matches = new LinkedHashMap<>();
    private final Set<ImportId> undone = new HashSet<>();
    private int moves;

    void booked(UUID transaction, ImportId file, long amount, UUID account) {
        lines.put(transaction, new Line(file, amount, account));
    }

    void proposed(Transfer transfer) {
        matches.put(transfer.id(), new Match(TransferStreamTest.legs(transfer)));
    }

    List<UUID> transfers() {
        return List.copyOf(matches.keySet());
    }

    List<UUID> transactions() {
        return List.copyOf(lines.keySet());
    }

    TransferState state(UUID id) {
        return match(id).state;
    }

    Map<UUID, TransferState> states() {
        Map<UUID, TransferState> states = new HashMap<>();
        matches.forEach((id, match) -> states.put(id, match.state));
        return states;
    }

    List<UUID> matched() {
        return matches.entrySet().stream()
                .filter(one -> one.getValue().state == TransferState.MATCHED)
                .map(Map.Entry::getKey)
                .toList();
    }

    boolean stands(ImportId file) {
        return !undone.contains(file);
    }

    private Match match(UUID id) {
        return matches.getOrDefault(id, new Match(List.of()));
    }

    private Line line(UUID transaction) {
        Line line = lines.get(transaction);
        if (line == null) {
            throw new IllegalStateException("no transaction " + transaction);
        }
        return line;
    }

    private boolean isMatched(UUID transaction) {
        return matches.values().stream()
                .anyMatch(one -> one.state == TransferState.MATCHED && one.legs.contains(transaction));
    }

    private boolean isFree(UUID transaction) {
        return stands(line(transaction).file) && !isMatched(transaction);
    }

    boolean canAccept(UUID id) {
        Match match = match(id);
        return (match.state == TransferState.PROPOSED || match.state == TransferState.DISMISSED)
                && match.legs.stream().allMatch(this::isFree);
    }

    void accept(UUID id) {
        moves++;
        match(id).accepted = moves;
        begin(match(id));
    }

    private void begin(Match match) {
        match.state = TransferState.MATCHED;
        match.legs.forEach(leg -> match.former.put(leg, line(leg).account));
    }

    void unmatch(UUID id) {
        match(id).state = TransferState.DISMISSED;
    }

    boolean canChoose(UUID transaction) {
        return isFree(transaction);
    }

    boolean stands(UUID transaction, UUID account) {
        return line(transaction).account.equals(account);
    }

    void choose(UUID transaction, UUID account) {
        line(transaction).account = account;
    }

    void undo(ImportId file) {
        undone.add(file);
        matches.values().stream()
                .filter(one -> one.state == TransferState.MATCHED && isOf(one, file))
                .forEach(one -> one.state = TransferState.SUSPENDED);
    }

    private boolean isOf(Match match, ImportId file) {
        return match.legs.stream().anyMatch(leg -> line(leg).file.equals(file));
    }

    void redo(ImportId file) {
        undone.remove(file);
        List<Match> complete = new ArrayList<>(matches.values().stream()
                .filter(one -> one.state == TransferState.SUSPENDED && isOf(one, file))
                .filter(one -> one.legs.stream().allMatch(leg -> stands(line(leg).file)))
                .sorted(Comparator.comparingInt((Match one) -> one.accepted).reversed())
                .toList());
        for (Match one : complete) {
            boolean asItWas = one.legs.stream()
                    .allMatch(leg -> !isMatched(leg) && line(leg).account.equals(one.former.get(leg)));
            if (asItWas) {
                begin(one);
            } else {
                one.state = TransferState.PROPOSED;
            }
        }
    }

    /** A match cancels out on the clearing account. */
    Map<UUID, Long> balances() {
        return sums(true);
    }

    /** As if nothing had ever been matched. */
    Map<UUID, Long> unmatchedBalances() {
        return sums(false);
    }

    private Map<UUID, Long> sums(boolean withMatches) {
        Map<UUID, Long> sums = new TreeMap<>();
        lines.forEach((id, line) -> {
            if (stands(line.file) && !(withMatches && isMatched(id))) {
                sums.merge(line.account, -line.amount, Long::sum);
            }
        });
        sums.values().removeIf(sum -> sum == 0);
        return sums;
    }
}
