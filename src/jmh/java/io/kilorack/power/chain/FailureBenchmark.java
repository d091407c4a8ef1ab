package io.kilorack.power.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Every single failure of a chain of two sides and six levels: in full, and after an edit of one load.
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 4, time = 2)
@Fork(1)
public class FailureBenchmark {
    private static final double RACK_WATTS = 40e3;

    @Param({"1000", "10000", "100000"})
    private int racks;

    private PowerChain chain;
    private ChainAnalysis last;
    private List<ChainLoad> loads;
    private int edited;

    @Setup
    public void compile() {
        chain = Chains.twoSides(racks, RACK_WATTS);
        loads = new ArrayList<>(chain.loads());
        last = chain.analyze();
    }

    @Benchmark
    public ChainAnalysis everySingleFailure() {
        return chain.analyze();
    }

    @Benchmark
    public ChainAnalysis afterOneEdit() {
        int r = edited++ % racks;
        loads.set(r, ChainLoad.of("r" + r, RACK_WATTS * (1 + edited % 3 * 0.01), "rpduA" + r, "rpduB" + r));
        last = last.chain().carrying(loads).analyze(last);
        return last;
    }
}
