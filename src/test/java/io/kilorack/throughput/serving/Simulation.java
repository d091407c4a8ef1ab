package io.kilorack.throughput.serving;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;

/// Discrete-event simulation of one engine under continuous batching: what the closed forms are checked
/// against.
///
/// Every step takes all running sequences and up to `chunk` prompt tokens of waiting ones, first come
/// first served; its time comes from [InferenceStep]. No randomness: requests come in as arrays.
public final class Simulation {
    private Simulation() {}

    /// @param ttft time to first token of every finished request [s], sorted
    /// @param tpot mean time per output token of every finished request with more than one [s], sorted
    /// @param seconds from the first arrival to the last finish
    public record Outcome(double[] ttft, double[] tpot, double seconds) {
        public Outcome {
            ttft = ttft.clone();
            tpot = tpot.clone();
        }

        @Override
        public double[] ttft() {
            return ttft.clone();
        }

        @Override
        public double[] tpot() {
            return tpot.clone();
        }

        public static double quantile(double[] sorted, double q) {
            return sorted[(int) Math.min(sorted.length - 1, Math.round(q * (sorted.length - 1)))];
        }
    }

    /// @param arrivals ascending [s]
    /// @param inputs prompt lengths, `outputs` answer lengths [tokens]
    /// @param room most sequences at work at once
    public static Outcome run(
            InferenceStep step, double[] arrivals, int[] inputs, int[] outputs, double chunk, int room) {
        int n = arrivals.length;
        double[] first = new double[n];
        double[] last = new double[n];
        double[] left = new double[n];
        int[] made = new int[n];
        for (int i = 0; i < n; i++) {
            left[i] = inputs[i];
        }
        var waiting = new ArrayDeque<Integer>();
        var running = new ArrayList<Integer>();
        int next = 0;
        int finished = 0;
        double now = n == 0 ? 0 : arrivals[0];
        while (finished < n) {
            while (next < n && arrivals[next] <= now) {
                waiting.add(next++);
            }
            if (waiting.isEmpty() && running.isEmpty()) {
                now = arrivals[next];
                continue;
            }
            double budget = chunk;
            double taken = 0;
            double keys = 0;
            int started = 0;
            var complete = new ArrayList<Integer>();
            for (int id : waiting) {
                if (budget <= 0 || running.size() + started >= room) {
                    break;
                }
                double part = Math.min(budget, left[id]);
                keys += part * (2 * (inputs[id] - left[id] + part) - part);
                left[id] -= part;
                budget -= part;
                taken += part;
                started++;
                if (left[id] <= 0) {
                    complete.add(id);
                }
            }
            double context = 0;
            for (int id : running) {
                context += inputs[id] + made[id];
            }
            double decoding = running.size();
            now += step.time(decoding, decoding == 0 ? 0 : context / decoding, 1, taken, taken == 0 ? 0 : keys / taken)
                    .total();
            for (int k = running.size() - 1; k >= 0; k--) {
                int id = running.get(k);
                if (++made[id] >= outputs[id]) {
                    last[id] = now;
                    finished++;
                    running.remove(k);
                }
            }
            for (int id : complete) {
                waiting.remove(id);
                first[id] = now;
                made[id] = 1;
                if (outputs[id] <= 1) {
                    last[id] = now;
                    finished++;
                } else {
                    running.add(id);
                }
            }
        }
        double[] ttft = new double[n];
        double[] tpot = new double[n];
        int several = 0;
        for (int i = 0; i < n; i++) {
            ttft[i] = first[i] - arrivals[i];
            if (outputs[i] > 1) {
                tpot[several++] = (last[i] - first[i]) / (outputs[i] - 1);
            }
        }
        tpot = Arrays.copyOf(tpot, several);
        Arrays.sort(ttft);
        Arrays.sort(tpot);
        return new Outcome(ttft, tpot, n == 0 ? 0 : now - arrivals[0]);
    }
}
