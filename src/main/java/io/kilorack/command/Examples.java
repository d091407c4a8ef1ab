package io.kilorack.command;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;

/// An example under the help of every command. Commands that say more in a footer of their own keep it.
final class Examples {
    /// Command line by command, without the program's name.
    static final Map<String, String> LINES = read("""
            answers: answers plan.kilorack
            assess: assess plan.kilorack --as-of 2026-11-23
            calc: calc E02 V_LL=400 I=32
            catalog search: catalog search 昇腾
            catalog show: catalog show dgx-h100
            catalog list: catalog list accelerator
            catalog apply: catalog apply update.kcat --preview --plan plan.kilorack
            classify: classify nv-h100-sxm ascend-910c --on 2023-11-17
            compare: compare stock.kilorack optimise.kilorack localise.kilorack
            equations: equations --out throughput.md
            exposure: exposure plan.kilorack --as-of 2025-06-01
            panel: panel plan.kilorack bw-1a --csv
            phases: phases plan.kilorack A01
            power-topology: power-topology plan.kilorack -o topology.json
            replay: replay plan.kilorack --from 2022-08-01 --to 2026-11-23
            report: report plan.kilorack -o plan.pdf --paper letter
            risk: risk plan.kilorack --paths 100000 --seed 1
            sample: sample --racks 10000 -o campus.kilorack
            screen: screen 浪潮 "Inspur Group"
            screenshot: screenshot plan.kilorack -o power.png --view power --theme dark
            search: search --model llama-3.1-70b --accelerator nv-h100-sxm --count 512 --batch 1024
            throughput assign: throughput assign plan.kilorack
            validate power: validate power --cases validation_power.json
            validate training: validate training --cases validation_training.json
            validate serving: validate serving --cases serving_silicon.csv
            validate ascend: validate ascend --cases ascend_inference.json
            validate memory: validate memory --cases megatron_memory.json
            """);

    private Examples() {}

    /// Adds the examples to a command line and all below it.
    static void addTo(CommandLine line) {
        add(line, "");
    }

    private static void add(CommandLine line, String path) {
        String example = LINES.get(path);
        var usage = line.getCommandSpec().usageMessage();
        if (example != null && usage.footer().length == 0) {
            usage.footer("", "Example:", "  kilorack " + example.replace("%", "%%"));
        }
        line.getSubcommands().forEach((name, below) -> add(below, path.isEmpty() ? name : path + " " + name));
    }

    private static Map<String, String> read(String text) {
        var lines = new LinkedHashMap<String, String>();
        text.lines().forEach(line -> {
            int at = line.indexOf(": ");
            lines.put(line.substring(0, at), line.substring(at + 2));
        });
        return Map.copyOf(lines);
    }
}
