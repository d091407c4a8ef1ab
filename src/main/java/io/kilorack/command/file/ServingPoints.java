package io.kilorack.command.file;

import io.kilorack.catalog.LanguageModel;
import io.kilorack.throughput.Cluster;
import io.kilorack.throughput.serving.Engine;
import io.kilorack.throughput.serving.ServingFormat;
import io.kilorack.throughput.serving.ServingLayout;
import io.kilorack.throughput.validation.Outcome;
import io.kilorack.throughput.validation.Pools;
import io.kilorack.throughput.validation.ServingCase;
import io.kilorack.throughput.validation.ServingCase.Quantity;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/// Reads operating points of serving engines as CSV: a time per output token, and a time to the first
/// token, of each row.
final class ServingPoints {
    /// Pairs of nominal lengths of a sweep that draws them evenly between 0.8 and 1.0 of the nominal ones;
    /// other pairs are exact.
    private static final Set<String> DRAWN = Set.of("1024/1024", "1024/8192", "8192/1024");

    private static final double DRAWN_MEAN = 0.9;

    private ServingPoints() {}

    static Cases<ServingCase> read(String file, String text, Function<String, Optional<LanguageModel>> models)
            throws BadCases {
        var cases = new ArrayList<ServingCase>();
        var unread = new ArrayList<Outcome>();
        try (var parser = CSVFormat.DEFAULT.parse(new StringReader(text))) {
            Iterator<CSVRecord> lines = parser.iterator();
            Map<String, Integer> columns = lines.hasNext() ? PointRow.columns(lines.next()) : Map.of();
            for (String column : List.of("model_path", "system", "isl", "osl", "silicon_tpot_ms")) {
                if (!columns.containsKey(column)) {
                    throw new BadCases(
                            file,
                            "first line",
                            "has no column " + column,
                            "give the operating points as they were delivered");
                }
            }
            for (int number = 1; lines.hasNext(); ) {
                var r = new PointRow(columns, lines.next());
                if (r.blank()) {
                    continue;
                }
                String id = r.text("id").isEmpty() ? "row-" + number : r.text("id");
                number++;
                try {
                    List<ServingCase> read = point(r, id, models);
                    cases.addAll(read);
                    if (read.isEmpty()) {
                        unread.add(Outcome.unread(id, "no measured time"));
                    }
                } catch (IllegalArgumentException e) {
                    unread.add(Outcome.unread(id, "unreadable: " + e.getMessage()));
                }
            }
        } catch (IOException | UncheckedIOException e) {
            throw new BadCases(file, "whole file", "cannot be read: " + e.getMessage(), "give a CSV file");
        }
        return new Cases<>(cases, unread);
    }

    private static List<ServingCase> point(PointRow r, String id, Function<String, Optional<LanguageModel>> models) {
        String named = ModelNames.catalogId(r.text("model_path"));
        // a model that the catalog lacks stays in the list and is answered as unknown
        LanguageModel model = models.apply(named).orElseGet(() -> ModelShape.nameless(named));
        boolean pools = r.text("mode").toLowerCase(Locale.ROOT).startsWith("disagg");
        Degrees degrees = Degrees.of(r, pools ? "decode_" : "");
        int workers = pools ? Math.max(1, r.whole("decode_num_workers", 1)) : 1;
        int batch = r.whole(pools ? "decode_batch_size" : "batch_size", 0);
        int concurrency = r.whole("concurrency", 0);
        // several copies of one instance share the requests in flight; a batch is that of one copy
        if (!pools && degrees.data == 1 && batch > 0 && concurrency >= 2 * batch && concurrency % batch == 0) {
            workers = concurrency / batch;
        }
        if (concurrency == 0 && batch == 0) {
            throw new IllegalArgumentException("neither concurrency nor batch size above zero");
        }
        double flight = concurrency > 0 ? concurrency : (double) batch * degrees.data * workers;
        Engine engine = Engine.of(r.text("backend"), r.text("backend_version"));
        ServingFormat format = format(r, model);
        String system = r.text("system");
        // an unknown length stays 0 and is answered as such
        int input = r.whole("isl", 0);
        int output = r.whole("osl", 0);
        String lengths = input + "/" + output;
        double share = DRAWN.contains(lengths) ? DRAWN_MEAN : 1;
        // disaggregated rows leave open how many decode workers there are and whether they speculate; rows without
        // requests in flight give a limit of the batch only
        String fair = pools || concurrency == 0 ? "caution" : "yes";
        int devices = degrees.tensor * degrees.pipeline * degrees.data;
        var read = new ArrayList<ServingCase>();
        for (Quantity q : List.of(Quantity.TPOT_MS, Quantity.TTFT_LOADED_MS)) {
            String column = q == Quantity.TPOT_MS ? "silicon_tpot_ms" : "silicon_ttft_ms";
            if (r.number(column).isEmpty()) {
                continue;
            }
            read.add(new ServingCase(
                    id,
                    q == Quantity.TPOT_MS ? fair : "beside",
                    "%s · %s%s · %s"
                            .formatted(
                                    system.replace("_sxm", ""),
                                    model.experts().isPresent() ? "MoE" : "dense",
                                    pools ? " disagg" : "",
                                    model.id()),
                    ModelNames.accelerator(system),
                    new Cluster(
                            devices * workers,
                            8,
                            OptionalInt.of(system.startsWith("gb") ? 72 : 8),
                            OptionalDouble.empty(),
                            OptionalDouble.of(400)),
                    model,
                    format.withCacheBytes(ServingCases.cacheBytes(engine, format, ModelNames.accelerator(system))),
                    engine,
                    pools,
                    pools ? Optional.of(pools(r)) : Optional.empty(),
                    OptionalDouble.of(Math.max(1, flight)),
                    input * share,
                    output * share,
                    1,
                    degrees.tensor,
                    degrees.data,
                    degrees.expert,
                    0,
                    true,
                    share == 1,
                    q,
                    r.number(column).orElse(Double.NaN)));
        }
        return read;
    }

    private static Pools pools(PointRow r) {
        Degrees d = Degrees.of(r, "prefill_");
        return new Pools(
                new ServingLayout(d.tensor, d.data, d.pipeline, Math.min(d.expert, d.tensor * d.data)),
                Math.max(1, r.whole("prefill_num_workers", 1)),
                Math.max(0, r.whole("decode_num_workers", 0)));
    }

    private static ServingFormat format(PointRow r, LanguageModel model) {
        String moe = r.text("moe_quant_mode");
        String quantisation = moe.isEmpty() || model.experts().isEmpty() ? r.text("gemm_quant_mode") : moe;
        String precision = quantisation.isEmpty() ? r.text("precision") : quantisation;
        // published in MXFP4, which the columns do not say
        ServingFormat format = ServingCases.format(
                model.id().startsWith("gpt-oss") ? "mxfp4" : precision.isEmpty() ? "bf16" : precision);
        // 4-bit integer releases of mixtures leave attention and shared blocks in 16 bit
        return format.weightBits() < 8
                        && format.computeBits() == 16
                        && model.experts().isPresent()
                ? format.expertsAlone()
                : format;
    }

    /// Degrees of one instance.
    private record Degrees(int tensor, int pipeline, int data, int expert) {
        /// In part of the rows the degrees of a node were multiplied: TP 8 with EP 8 on 8 devices stands as
        /// 64.
        static Degrees of(PointRow r, String prefix) {
            int tensor = Math.max(1, r.whole(prefix + "tp_size", 1));
            int data = Math.max(1, r.whole(prefix + "attention_dp_size", 1));
            int expert = Math.max(1, r.whole(prefix + "moe_ep_size", 1));
            int split = r.whole(prefix + "moe_tp_size", 1);
            int root = (int) Math.round(Math.sqrt((double) tensor * data));
            boolean squared = root > 1
                    && expert > 1
                    && tensor * data == root * root
                    && ((split == root && expert == root) || (tensor == root && data == root));
            if (squared) {
                tensor = data > 1 ? 1 : root;
                data = data > 1 ? root : 1;
                expert = root;
            }
            return new Degrees(tensor, Math.max(1, r.whole(prefix + "pp_size", 1)), data, expert);
        }
    }
}
