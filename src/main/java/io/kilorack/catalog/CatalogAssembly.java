package io.kilorack.catalog;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SequencedMap;

/// Makes the snapshot from entries: every typed record is a view of an entry's cells, so an overridden
/// cell reaches the engines. An entry that lacks what its record cannot do without (a user's half-filled
/// part) stays an entry only.
public final class CatalogAssembly {
    private CatalogAssembly() {}

    public static Catalog assemble(
            String version,
            LocalDate date,
            String hash,
            SequencedMap<String, Field> fields,
            SequencedMap<String, Entry> entries,
            List<ControlRule> rules,
            SequencedMap<String, Country> countries,
            List<Party> parties) {
        var accelerators = new LinkedHashMap<String, Accelerator>();
        var systems = new LinkedHashMap<String, SystemModel>();
        var infrastructure = new LinkedHashMap<String, Infrastructure>();
        var models = new LinkedHashMap<String, LanguageModel>();
        var supply = new java.util.ArrayList<SupplyFact>();
        for (Entry entry : entries.values()) {
            switch (entry.kind()) {
                case ACCELERATOR -> accelerators.put(entry.id(), accelerator(entry));
                case SYSTEM -> {
                    if (entry.text("form").isPresent() && entry.text("accel_id").isPresent()) {
                        systems.put(entry.id(), system(entry));
                    }
                }
                case INFRASTRUCTURE -> {
                    if (entry.text("kind").isPresent()) {
                        infrastructure.put(entry.id(), infrastructure(entry));
                    }
                }
                case MODEL -> models.put(entry.id(), ModelView.of(entry));
                case SUPPLY -> supply.add(supply(entry));
                case RULE, COUNTRY, PARTY -> {}
            }
        }
        return new Catalog(
                version,
                date,
                hash,
                Collections.unmodifiableSequencedMap(entries),
                Collections.unmodifiableSequencedMap(accelerators),
                Collections.unmodifiableSequencedMap(systems),
                Collections.unmodifiableSequencedMap(infrastructure),
                Collections.unmodifiableSequencedMap(models),
                Collections.unmodifiableList(supply),
                rules,
                countries,
                parties,
                Collections.unmodifiableSequencedMap(fields));
    }

    private static Accelerator accelerator(Entry e) {
        Map<NumberFormat, Double> peaks = new EnumMap<>(NumberFormat.class);
        for (NumberFormat format : NumberFormat.values()) {
            String name = format.name().toLowerCase(Locale.ROOT);
            e.number(name + (name.startsWith("int") ? "_tops" : "_tflops")).ifPresent(v -> peaks.put(format, v));
        }
        return new Accelerator(
                e,
                text(e, "form_factor"),
                text(e, "announced"),
                peaks,
                e.number("mem_gb"),
                text(e, "mem_type"),
                e.number("mem_bw_gbs"),
                text(e, "scaleup_name"),
                e.number("scaleup_bw_gbs"),
                e.number("scaleup_domain_max"),
                e.number("tdp_w"),
                e.number("die_area_mm2_total"),
                text(e, "process_node"),
                text(e, "foundry"),
                e.number("price_usd_low"),
                e.number("price_usd_high"));
    }

    private static SystemModel system(Entry e) {
        return new SystemModel(
                e,
                SystemModel.Form.valueOf(text(e, "form").toUpperCase(Locale.ROOT)),
                text(e, "accel_id"),
                whole(e, "accel_count"),
                e.number("height_u"),
                whole(e, "racks"),
                e.number("depth_mm"),
                e.number("weight_kg"),
                e.number("max_power_w"),
                e.number("typical_power_w"),
                whole(e, "psu_count"),
                e.number("psu_w"),
                whole(e, "psu_needed"),
                e.text("cooling")
                        .map(word -> SystemModel.Cooling.valueOf(word.toUpperCase(Locale.ROOT)))
                        .orElse(SystemModel.Cooling.UNKNOWN),
                e.number("liquid_share"),
                text(e, "cpu"),
                e.number("scaleout_gbps"),
                e.number("price_usd_low"),
                e.number("price_usd_high"));
    }

    private static Infrastructure infrastructure(Entry e) {
        return new Infrastructure(
                e,
                text(e, "kind"),
                e.number("capacity_kw"),
                e.number("capacity_kva"),
                e.number("height_u"),
                e.number("width_mm"),
                e.number("depth_mm"),
                e.number("height_mm"),
                e.number("weight_kg"),
                e.number("max_power_w"),
                e.number("typical_power_w"),
                e.number("price_usd_low"),
                e.number("price_usd_high"));
    }

    private static SupplyFact supply(Entry e) {
        return new SupplyFact(
                e,
                text(e, "subject"),
                text(e, "metric"),
                e.number("value"),
                text(e, "unit"),
                text(e, "as_of"),
                e.number("low"),
                e.number("high"));
    }

    static String text(Entry e, String field) {
        return e.text(field).orElse("");
    }

    static OptionalInt whole(Entry e, String field) {
        OptionalDouble number = e.number(field);
        return number.isPresent() ? OptionalInt.of((int) number.getAsDouble()) : OptionalInt.empty();
    }

    static OptionalLong big(Entry e, String field) {
        OptionalDouble number = e.number(field);
        return number.isPresent() ? OptionalLong.of((long) number.getAsDouble()) : OptionalLong.empty();
    }

    /// The nested parts of a language model, present when the fields they cannot do without are.
    private static final class ModelView {
        static LanguageModel of(Entry e) {
            Optional<Cell> any = e.cells().values().stream().findFirst();
            return new LanguageModel(
                    e.id(),
                    e.name(),
                    e.vendor(),
                    text(e, "released"),
                    big(e, "params_total"),
                    big(e, "params_active"),
                    whole(e, "layers"),
                    whole(e, "dense_layers"),
                    whole(e, "hidden"),
                    whole(e, "heads"),
                    whole(e, "kv_heads"),
                    whole(e, "head_dim"),
                    text(e, "attention"),
                    latent(e),
                    whole(e, "sliding_window"),
                    sparse(e),
                    whole(e, "ffn_hidden"),
                    text(e, "ffn_gated").equals("yes"),
                    experts(e),
                    whole(e, "mtp_layers"),
                    whole(e, "vocab"),
                    text(e, "tied_embeddings").equals("yes"),
                    whole(e, "max_context"),
                    e.number("training_tokens"),
                    any.map(c -> c.source().text()).orElse(""),
                    any.map(c -> c.source().confidence().name().toLowerCase(Locale.ROOT))
                            .orElse(""),
                    text(e, "notes"));
        }

        private static Optional<LanguageModel.LatentAttention> latent(Entry e) {
            return has(e, "kv_lora_rank", "qk_nope_head_dim", "qk_rope_head_dim", "v_head_dim")
                    ? Optional.of(new LanguageModel.LatentAttention(
                            whole(e, "q_lora_rank"),
                            need(e, "kv_lora_rank"),
                            need(e, "qk_nope_head_dim"),
                            need(e, "qk_rope_head_dim"),
                            need(e, "v_head_dim")))
                    : Optional.empty();
        }

        private static Optional<LanguageModel.SparseAttention> sparse(Entry e) {
            return has(e, "index_topk", "index_heads", "index_head_dim")
                    ? Optional.of(new LanguageModel.SparseAttention(
                            need(e, "index_topk"), need(e, "index_heads"), need(e, "index_head_dim")))
                    : Optional.empty();
        }

        /// A model with experts is never taken for a dense one: what is missing of them stays 0, and is
        /// named by whoever computes with it.
        private static Optional<LanguageModel.Experts> experts(Entry e) {
            return e.number("experts").orElse(0) > 0
                    ? Optional.of(new LanguageModel.Experts(
                            need(e, "experts"),
                            whole(e, "top_k").orElse(0),
                            whole(e, "shared_experts").orElse(0),
                            whole(e, "expert_ffn").orElse(0)))
                    : Optional.empty();
        }

        private static boolean has(Entry e, String... fields) {
            for (String field : fields) {
                if (e.number(field).isEmpty()) {
                    return false;
                }
            }
            return true;
        }

        private static int need(Entry e, String field) {
            return whole(e, field).orElseThrow();
        }
    }
}
