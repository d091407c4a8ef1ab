package io.kilorack.throughput.serving;

/// Steady state of one instance under continuous batching with chunked prefill.
public final class ServingModel {
    /// Mean square over squared mean of prompt lengths: as exponential ones, near to the shipped traces. A
    /// token stands in a prompt of mean length `E[n²] / E[n]`, longer than the mean prompt.
    private static final double SPREAD = 2;

    /// Most of the time that prompts may take of a steady state.
    private static final double FULL = 0.98;

    private final InferenceStep step;
    private final double chunk;

    /// @param chunk most prompt tokens taken into one step
    public ServingModel(InferenceStep step, double chunk) {
        this.step = step;
        this.chunk = chunk;
    }

    /// One closed-loop state.
    ///
    /// @param tpot mean time per output token of a request [s]
    /// @param ttft mean time to the first token, no queue before it [s]
    /// @param decoding step time with decode only [s]
    /// @param prefilling share of time taken by prompt tokens
    /// @param prompt time of one prompt's tokens beside decoding [s]
    /// @param arrivals requests per second of one attention rank that hold this state
    public record State(
            double tpot,
            double ttft,
            double decoding,
            double prefilling,
            double prompt,
            double arrivals,
            InferenceStep.Time parts) {
        /// Mean step, prompt tokens included [s].
        public double step() {
            return decoding / Math.max(0.02, 1 - prefilling);
        }
    }

    /// Seconds to prefill one prompt of `tokens`, of which `hit` is already in the prefix cache, alone
    /// on an instance.
    public double prefill(double tokens, double hit) {
        double fresh = Math.max(1, tokens * (1 - hit));
        double done = 0;
        double t = 0;
        while (done < fresh) {
            double take = Math.min(chunk, fresh - done);
            double end = tokens - fresh + done + take;
            // a chunk sees everything before it: keys counted so that half of them is the causal mean
            double keys = 2 * end - take;
            t += Math.max(step.prefillFloor(), step.time(0, 0, 1, take, keys).total());
            done += take;
        }
        return t;
    }

    /// Time to the first token beside queue and prefill [s].
    public double firstToken() {
        return step.firstToken();
    }

    /// Mean time per output token of a pool that only decodes [s].
    public double decodeOnly(double sequences, double context, double tokensPerStep) {
        double perSequence = tokensPerStep > 1 ? Math.ceil(tokensPerStep) : 1;
        return step.time(sequences, context, perSequence, 0, 0).total() / tokensPerStep;
    }

    /// Seconds of one prefill step of `batch` tokens made of prompts of `prompt` tokens, on each
    /// attention rank.
    public double prefillBatch(double batch, double prompt) {
        return Math.max(
                step.prefillFloor(),
                step.time(0, 0, 1, batch, Math.min(batch, prompt)).total());
    }

    /// Closed loop: `sequences` requests on each attention rank at any time, each `input` in and
    /// `output` out.
    ///
    /// Every output step of the batch carries `C * input (1 - hit) / output` prompt tokens of requests
    /// that replace finished ones. The step time is that of decoding plus the marginal time of those
    /// tokens.
    public State closed(double sequences, double input, double output, double hit, double tokensPerStep) {
        return closed(sequences, input, output, hit, tokensPerStep, false);
    }

    /// The same.
    ///
    /// @param together requests of equal lengths whose prompts all go first keep together: each waits for
    ///     the prompts of the others half before, half after its own first token
    public State closed(
            double sequences, double input, double output, double hit, double tokensPerStep, boolean together) {
        double context = input + output / 2;
        double perSequence = tokensPerStep > 1 ? Math.ceil(tokensPerStep) : 1;
        InferenceStep.Time decode = step.time(sequences, context, perSequence, 0, 0);
        double alone = decode.total();
        double fresh = Math.max(1, input * (1 - hit));
        double joined = Math.min(chunk, Math.max(fresh, 1));
        double marginal =
                step.time(sequences, context, perSequence, joined, input).total() - alone;
        double perToken = marginal / joined;
        // a request's own prompt is its time to first token; those of the others fall between its output tokens
        double others = Math.max(0, sequences - 1) * fresh * (together ? 0.5 : 1);
        double share = others / Math.max(1, output / tokensPerStep);
        // a step carries a prompt when at least one request ended in the step before
        double events = 1 - Math.exp(-share / fresh);
        double mixed = alone + Math.max(share * perToken, events * step.prefillFloor());
        double steps = Math.ceil(fresh / chunk);
        double ttft = steps * alone + fresh * perToken + (together ? others * perToken : 0);
        double tpot = mixed / tokensPerStep;
        double arrivals = sequences / (ttft + tpot * Math.max(0, output - 1));
        return new State(tpot, ttft, alone, share * perToken / mixed, fresh * perToken, arrivals, decode);
    }

    /// Open loop: Poisson arrivals that keep `sequences` requests on each attention rank on average.
    ///
    /// A step carries the prompts that arrive during it, so that `S = t_decode / (1 - lambda prompt)`; with
    /// Little's law `C = lambda (ttft + (output - 1) S)`, of which `lambda` is the smaller root of a
    /// quadratic. An arrival sees the mean number of others (Wolff, Oper. Res. 30 (1982) 223), one more
    /// than a request of a closed loop.
    ///
    /// The time per output token is the mean over requests, as benchmarks count it: short answers weigh as
    /// much as long ones.
    public State flight(double sequences, double input, double output, double hit, double tokensPerStep) {
        double perSequence = tokensPerStep > 1 ? Math.ceil(tokensPerStep) : 1;
        double context = input + output / 2;
        InferenceStep.Time decode = step.time(sequences, context, perSequence, 0, 0);
        double alone = decode.total();
        double fresh = Math.max(1, input * (1 - hit));
        double met = Math.min(chunk, Math.max(1, SPREAD * fresh));
        double prompt = fresh
                * (step.time(sequences, context, perSequence, met, SPREAD * input)
                                .total()
                        - alone)
                / met;
        double first = Math.ceil(fresh / chunk) * alone + prompt;
        double answer = Math.max(0, output - 1) / tokensPerStep;
        double b = first + answer * alone + sequences * prompt;
        double root = Math.sqrt(Math.max(0, b * b - 4 * first * prompt * sequences));
        double arrivals = 2 * sequences / (b + root);
        double load = Math.min(FULL, arrivals * prompt);
        double mean = alone / (1 - load);
        // prompts that came during a request's own prompt delay its first answer tokens; mean of one over the
        // answer's length as of geometric ones
        double own = Math.min(first + load * mean, alone + chunk * prompt / fresh);
        double shortness = answer > 1 ? Math.log(answer) / answer : 1;
        double behind = Math.min(load, load / (1 - load) * shortness) * own;
        return new State(mean / tokensPerStep + behind, first, alone, load, prompt, arrivals, decode);
    }

    /// Open loop: `arrivals` requests per second on each attention rank. The number in flight follows
    /// from Little's law, found by bisection, as more in flight never finish slower together.
    public State open(double arrivals, double input, double output, double hit, double tokensPerStep) {
        double low = 0.01;
        double high = 8192;
        for (int i = 0; i < 50 && high - low > 1e-3 * low; i++) {
            double middle = Math.sqrt(low * high);
            if (flight(middle, input, output, hit, tokensPerStep).arrivals() < arrivals) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return flight(high, input, output, hit, tokensPerStep);
    }
}
