package com.hissabbook.bench;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.DoubleStream;

/** Repeated measurements of one thing. */
record Samples(List<Double> values) {

    Samples {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
    }

    static Samples of(Collection<Double> values) {
        return new Samples(List.copyOf(values));
    }

    static Samples of(double... values) {
        return new Samples(DoubleStream.of(values).boxed().toList());
    }

    private double[] sorted() {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted;
    }

    double median() {
        double[] sorted = sorted();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** The smallest value that so large a share of the values does not exceed (nearest rank). */
    double percentile(double share) {
        double[] sorted = sorted();
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }

    double min() {
        return sorted()[0];
    }

    double max() {
        return sorted()[values.size() - 1];
    }
}
