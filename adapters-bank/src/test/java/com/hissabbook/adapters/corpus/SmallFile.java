package com.hissabbook.adapters.corpus;

import com.hissabbook.statement.StatementSource;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Files that a test makes up. */
public final class SmallFile {

    private SmallFile() {}

    public static StatementSource of(byte[] file) {
        return new StatementSource() {
            @Override
            public InputStream open() {
                return new ByteArrayInputStream(file);
            }

            @Override
            public long size() {
                return file.length;
            }
        };
    }

    /** A file with a block so many times in its middle; it is never in memory as a whole. */
    public static StatementSource stuffed(byte[] before, byte[] block, int times, byte[] after) {
        return new StatementSource() {
            @Override
            public InputStream open() {
                List<InputStream> parts = new ArrayList<>();
                parts.add(new ByteArrayInputStream(before));
                Collections.nCopies(times, block).forEach(part -> parts.add(new ByteArrayInputStream(part)));
                parts.add(new ByteArrayInputStream(after));
                return new SequenceInputStream(Collections.enumeration(parts));
            }

            @Override
            public long size() {
                return before.length + (long) times * block.length + after.length;
            }
        };
    }

    /** The file with one to eight bytes changed, half of them into those that mean something in its format. */
    public static byte[] mutated(Random random, byte[] file, String meaningful) {
        byte[] mutated = file.clone();
        for (int change = random.nextInt(8); change >= 0; change--) {
            mutated[random.nextInt(mutated.length)] = random.nextBoolean()
                    ? (byte) random.nextInt(256)
                    : (byte) meaningful.charAt(random.nextInt(meaningful.length()));
        }
        return mutated;
    }
}
