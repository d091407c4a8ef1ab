package io.kilorack.throughput.validation;

import io.kilorack.throughput.Accuracy;
import io.kilorack.throughput.operator.Calibration;
import io.kilorack.throughput.operator.Calibrations;
import io.kilorack.throughput.operator.Generation;
import io.kilorack.throughput.operator.Knob;
import io.kilorack.throughput.search.SpaceGuide;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.SequencedMap;

/// The page of every equation, constant and error, written from the code that computes with them.
public final class EquationPage {
    /// One equation: what it gives, the formula with units, where it comes from, where it stands in the
    /// code.
    private record Equation(String gives, String formula, String origin, String code) {}

    private static final List<Equation> EQUATIONS = List.of(
            new Equation(
                    "operator time",
                    "t = t0 + (tc^p + tm^p)^(1/p), tc = FLOP / (peak ec) [s], tm = B / (bandwidth em) [s]",
                    "roofline, Williams et al., CACM 52 (2009) 65; soft maximum fitted on kernel tables",
                    "operator.Chip#matrix"),
            new Equation(
                    "fused attention",
                    "t = t0 + 2 T (s/2) (d_qk + d_v) a / (peak ea s / (s + s_half)); serving: ea by head width, 0.72 at 64, 1 at 128, 1.08 at 256",
                    "causal half square; FlashAttention-2, arXiv 2307.08691; head width on kernel tables",
                    "training.LayerCost, serving.InferenceStep"),
            new Equation(
                    "decode attention",
                    "t = (B + B_half) / (bandwidth ek), against operations by the soft maximum",
                    "efficiency B / (B + B_half) measured on kernel tables",
                    "serving.InferenceStep"),
            new Equation(
                    "experts read in decode",
                    "E_loc (1 - (1 - k/E)^T), T = 1 + 0.8 (tokens - 1)",
                    "independent routing; tokens of one text choose alike",
                    "serving.InferenceStep#routed"),
            new Equation(
                    "grouped expert products",
                    "(rows + E_active tile/2) 2 N_expert / (peak eg w/(w + 220)), against weight bytes by the soft maximum; w width of a slice, tile 128 (16 with 4-bit weights)",
                    "tiles of grouped kernels; short sums of narrow slices",
                    "serving.InferenceStep#routed"),
            new Equation(
                    "host of a serving step",
                    "a_gen f_engine + b_engine C; a step with prompts takes at least L e_engine where it is launched kernel by kernel; engines of early 2025 launch L latent attention layers kernel by kernel in every step",
                    "fit by engine class on public operating points",
                    "serving.Engine, serving.InferenceStep"),
            new Equation(
                    "requests of equal lengths, prompts first",
                    "the prompts of the others count half in TPOT and half in the time to first token",
                    "a wave of C prompts: request i waits for i before and C - i after its first token",
                    "serving.ServingModel#closed"),
            new Equation(
                    "all-reduce",
                    "t = a0 + a1 log2 g + 2 (g-1)/g S / B_in + a_out (1 + log2 g_out) + 2 (g_out-1)/g_out (S/g_in) / B_out",
                    "Hockney 1994; Thakur et al., IJHPCA 19 (2005) 49",
                    "collective.Fabric#allReduce"),
            new Equation(
                    "all-reduce in serving",
                    "as above with r_engine (a0 + a1 log2 g): 0.5 where the engine fuses small reductions with the norm behind them, else 1",
                    "fit by engine class on public operating points",
                    "serving.Engine, collective.Fabric#allReduce"),
            new Equation(
                    "requests that fit",
                    "(0.95 memory - weights - reserve/2) / (KV bytes per token (ISL + OSL/2) + window): pages are taken as an answer grows",
                    "paged cache, arXiv 2309.06180",
                    "serving.ServingMemory, validation.ServingPrediction"),
            new Equation(
                    "expert exchange",
                    "T k h b (g-1)/g per direction, outer share nodes (1 - (1 - 1/nodes)^k) / k",
                    "node-limited routing, arXiv 2412.19437",
                    "collective.Fabric#exchange"),
            new Equation(
                    "context by ring",
                    "max(0, (c-1) send(KV) - t_core (c-1)/c) per layer; backward twice",
                    "Ring attention, arXiv 2310.01889; runs of 8 k to 128 k on 2 to 16 ranks within 25 %",
                    "training.LayerCost"),
            new Equation(
                    "context by Ulysses",
                    "4 all-to-alls per layer: 2 T (a_t d_qk, max(c, kv_t) d_qk, max(c, kv_t) d_v, a_t d_v) B, (c-1)/c each",
                    "arXiv 2309.14509; its one rate at hand, 175 TFLOP/s of an A100, within 25 %",
                    "training.LayerCost#ulysses"),
            new Equation(
                    "tokens per dollar",
                    "3600 tokens/s · goodput / (n c), c [USD/h] per accelerator; serving without goodput",
                    "price from capital recovery and energy (F02, F03) or a rent",
                    "Figures#perDollar"),
            new Equation(
                    "pipeline",
                    "T = m (tF + tB) + bubble; 1F1B (p-1)(tF+tB)/v, ZB-H1 (p-1)(tF+tB-2tW), DualPipe (p/2-1)(tF&B+tB-3tW)",
                    "arXiv 2104.04473, 2401.10241, 2412.19437",
                    "training.StepModel"),
            new Equation(
                    "sustained clock",
                    "ck (W / PFLOP / reference)^0.45 within 0.8 .. 1.12, at most 1; reference H100 SXM 708, GB200 480 W per dense 16-bit PFLOP",
                    "power-limited chips between a cube and a linear law; B200, GB200 and GB300 runs",
                    "operator.Chip#sustained"),
            new Equation(
                    "expert exchange under DualPipe",
                    "max(0, sent - products) + 20/132 min(sent, products), sent: dispatch, combine and stage transfers of both passes",
                    "behind the chunk of the other direction, arXiv 2412.19437 sections 3.2.1, 3.2.2",
                    "training.StepModel#hidden"),
            new Equation(
                    "light recomputation",
                    "norms, latent up-projections, activation functions again; kept per token and routed expert in b-byte products: b h + 2 b h_expert",
                    "arXiv 2412.19437 sections 3.2.3, 3.3.3",
                    "training.LayerCost, training.TrainingMemory"),
            new Equation(
                    "ZeRO-2",
                    "gradients scattered after each of m micro-batches, parameters gathered once",
                    "arXiv 1910.02054",
                    "training.StepModel"),
            new Equation(
                    "lower bound of a step",
                    "m (layers t_least + t_edge) (1 + waiting) + host, t_least: products and communication that no schedule hides",
                    "branch and bound, Land and Doig, Econometrica 28 (1960) 497",
                    "training.StepModel#lowerBound"),
            new Equation(
                    "eager host",
                    "layer time = max(device, host floor (3 + recomputed)); soft maximum where collectives tie them",
                    "fit on odd rows of 720 iterations (vTrain, MICRO 2024)",
                    "training.StepModel"),
            new Equation(
                    "gradient exchange",
                    "max(0, comm - windows (w tB - t_ports)) + interference; t_ports: other axes hold the scale-out ports",
                    "Megatron distributed optimiser; ZeRO, arXiv 1910.02054",
                    "training.StepModel"),
            new Equation(
                    "waiting for the slowest",
                    "sigma sqrt(2 ln n) of the busy time",
                    "expected maximum of n normal variables",
                    "training.StepModel"),
            new Equation(
                    "states",
                    "2 + 4 + 12 bytes per parameter, divided by the ZeRO group of each",
                    "arXiv 1910.02054",
                    "training.TrainingMemory"),
            new Equation(
                    "optimiser on the host",
                    "max(0, g P / B - w tB) + max(30 P / B_host, 2 P / B) [s], B = 0.8 link, B_host = 0.46 host memory bandwidth; host holds (12 + g) P [B]",
                    "ZeRO-Offload, arXiv 2101.06840 section 5.1; its one rate at hand, 40 TFLOP/s of a V100, within 25 %",
                    "training.HostOffload"),
            new Equation(
                    "activations on the host",
                    "m (max(0, a/B - tF) + max(0, a/B - tB)) [s]; the device keeps two layers",
                    "ZeRO-Infinity, arXiv 2104.07857 section 5; no measured run at hand",
                    "training.HostOffload"),
            new Equation(
                    "activations",
                    "s b h (10 + 24/t + 5 a s/(h t)), with sequence parallelism s b h (34 + 5 a s/h)/t, saved tensors summed; stage i of p holds p - i micro-batches, interleaved (2 (p - i - 1) + (v - 1) p + 1)/v; the fuller of first and last stage decides",
                    "arXiv 2205.05198 eq. 1-6",
                    "training.TrainingMemory"),
            new Equation(
                    "model operations",
                    "6 N_active + 6 s (d_qk + d_v) a L per token",
                    "arXiv 2104.04473 eq. 3",
                    "architecture.Transformer"),
            new Equation(
                    "goodput",
                    "1 - C/tau - tau/(2M) - R/M at Daly's tau",
                    "Young 1974; Daly, FGCS 22 (2006) 303",
                    "goodput.Goodput"),
            new Equation(
                    "continuous batching",
                    "TPOT = t_decode(C) + (C - 1) ISL (1 - hit) / OSL · dt/dP; rate by Little's law",
                    "Orca (OSDI 2022), Sarathi-Serve, arXiv 2403.02310",
                    "serving.ServingModel#closed"),
            new Equation(
                    "Poisson arrivals",
                    "S = t_decode / (1 - rho), rho = lambda prompt; C = lambda (ttft + (OSL - 1) S); TPOT over requests S + min(rho, rho/(1 - rho) ln(o)/o) S_own",
                    "Little; Wolff, Oper. Res. 30 (1982) 223; prompts behind the own one; checked by simulation",
                    "serving.ServingModel#flight"),
            new Equation(
                    "two pools, closed loop",
                    "C = n_d + lambda (t_prefill + t_KV), lambda = n_d / (OSL TPOT(n_d / workers)) at most workers_p / t_prefill",
                    "closed queueing network of two stations",
                    "validation.Pools"),
            new Equation(
                    "time to first token",
                    "S/2 + prefill + lambda S prompt + L f_engine with S = E[S²]/E[S]; P90 by a gamma distribution",
                    "residual life; Wilson and Hilferty 1931; checked by simulation",
                    "serving.Queueing"),
            new Equation(
                    "time per output token, P90",
                    "m steps last m t / (1 - rho) with variance lambda E[p²] m t / (1 - rho)³, and what waits behind the own prompt; mixture over geometric m",
                    "busy period: Kleinrock, Queueing Systems I, 1975, 5.8; checked by simulation",
                    "serving.Queueing#tpot90"),
            new Equation(
                    "KV cache",
                    "2 L h_kv d b / min(t, h_kv); latent L (r_kv + d_rope) b, not divided",
                    "arXiv 2405.04434",
                    "serving.ServingMemory"),
            new Equation(
                    "split pools",
                    "rate = min(x mu_p rho, y mu_d, link / KV bytes); rho so that queue + prefill + transfer meet TTFT at P90",
                    "DistServe, arXiv 2401.09670; Sakasegawa 1977 (M/G/k)",
                    "fleet.SplitServing"),
            new Equation(
                    "spanned pipeline",
                    "T = m max(u1, u2, hop) + (p1 - 1) u1 + (p2 - 1) u2 + min(u1, u2) + 2 hop + gradients + optimiser",
                    "1F1B, arXiv 2104.04473; layers in proportion to stage speed",
                    "fleet.SpannedTraining"));

    private EquationPage() {}

    /// The page as Markdown.
    ///
    /// @param validation outcomes by name of the measurement; empty leaves the table out
    public static String text(SequencedMap<String, List<Outcome>> validation) {
        var s = new StringBuilder("# Throughput: equations, constants, errors\n\n");
        s.append("Written by `kilorack equations`; do not edit by hand.\n\n## Equations\n\n");
        s.append("| gives | formula | origin | code |\n|---|---|---|---|\n");
        for (Equation e : EQUATIONS) {
            s.append("| %s | `%s` | %s | `%s` |\n".formatted(e.gives, e.formula.replace("|", "\\|"), e.origin, e.code));
        }
        spaces(s);
        s.append("\n## Constants\n\nOne value per chip generation; nothing belongs to a single case.\n\n");
        s.append("| constant | meaning | unit | bounds |\n|---|---|---|---|\n");
        for (Knob k : Knob.values()) {
            s.append(String.format(
                    Locale.ROOT, "| %s | %s | %s | %.3g – %.3g |%n", k, k.meaning(), k.unit(), k.low(), k.high()));
        }
        s.append('\n').append(constants());
        s.append("\n## Error bands beside figures\n\nP90 of the nearest validated family; – where none is near: ")
                .append("the figure says that it is not validated.\n\n")
                .append(bands());
        if (!validation.isEmpty()) {
            s.append("\n## Errors against measurements\n");
            validation.forEach((name, outcomes) -> {
                s.append("\n### ").append(name).append("\n\n```\n");
                Scores.report(outcomes, false).stream()
                        .skip(1)
                        .forEach(line -> s.append(line).append('\n'));
                s.append("```\n");
            });
        }
        return s.toString();
    }

    /// The table of bands as [Accuracy] gives them, which stand beside every figure.
    public static String bands() {
        var s = new StringBuilder("| generation | training, dense | training, dense, ")
                .append("context parallel | training, MoE | serving, dense | serving, MoE | first token, dense | ")
                .append("first token, MoE | split pools, MoE |\n|---|---|---|---|---|---|---|---|---|\n");
        for (Generation g : Generation.values()) {
            List<OptionalDouble> row = List.of(
                    Accuracy.training(g, false, 1),
                    Accuracy.training(g, false, 2),
                    Accuracy.training(g, true, 1),
                    Accuracy.serving(g, false),
                    Accuracy.serving(g, true),
                    Accuracy.firstToken(g, false),
                    Accuracy.firstToken(g, true),
                    Accuracy.split(g, true));
            if (row.stream().anyMatch(OptionalDouble::isPresent)) {
                s.append("| ").append(g.text()).append(" |");
                row.forEach(p90 -> s.append(p90.isEmpty() ? " – |" : " ±%.0f %% |".formatted(100 * p90.getAsDouble())));
                s.append('\n');
            }
        }
        return s.toString();
    }

    private static void spaces(StringBuilder s) {
        space(s, "Training layouts that are searched", SpaceGuide.TRAINING, SpaceGuide.TRAINING_LEFT_OUT);
        space(s, "Serving layouts that are searched", SpaceGuide.SERVING, SpaceGuide.SERVING_LEFT_OUT);
    }

    private static void space(StringBuilder s, String title, List<SpaceGuide.Axis> axes, List<String> leftOut) {
        s.append("\n## ").append(title).append("\n\n| axis | values | legal where |\n|---|---|---|\n");
        for (SpaceGuide.Axis a : axes) {
            s.append("| %s | %s | %s |\n".formatted(a.name(), a.values(), a.legal()));
        }
        s.append("\nLeft out:\n\n");
        leftOut.forEach(line -> s.append("- ").append(line).append('\n'));
    }

    /// The table of constants alone, by which a test sees that a written page is true.
    public static String constants() {
        var s = new StringBuilder("| generation | source | confidence |");
        for (Knob k : Knob.values()) {
            s.append(' ').append(k).append(" |");
        }
        s.append("\n|---|---|---|").append("---|".repeat(Knob.values().length)).append('\n');
        for (Generation g : Generation.values()) {
            Calibration c = Calibrations.of(g);
            s.append("| %s | %s | %s |"
                    .formatted(g.text(), c.source(), c.confidence().name().toLowerCase(Locale.ROOT)));
            for (Knob k : Knob.values()) {
                s.append(String.format(Locale.ROOT, " %.4g |", c.get(k)));
            }
            s.append('\n');
        }
        return s.toString();
    }
}
