package io.kilorack.command;

import io.kilorack.assess.Calculations;
import io.kilorack.quantity.Calculator;
import io.kilorack.quantity.CalculatorText;
import io.kilorack.quantity.ResultWords;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `kilorack calc`: runs one engineering rule and shows its formula, or lists the rules.
@Command(
        name = "calc",
        mixinStandardHelpOptions = true,
        description = {
            "Runs one engineering rule with its formula shown; without a rule, lists them.",
            "Values: 400, 0.95; lists 2.4,1.8,1.2; lists of lists 0.25:0.955;0.5:0.965; names FR:0.041,CN:0.526."
        })
public final class CalcCommand implements Callable<Integer> {
    @Parameters(index = "0", arity = "0..1", paramLabel = "RULE", description = "rule id such as E02")
    private @Nullable String id;

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "NAME=VALUE", description = "inputs of the rule")
    private List<String> values = new ArrayList<>();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        String wanted = id;
        if (wanted == null) {
            for (Calculator each : Calculations.all()) {
                out.println("%-5s %s".formatted(each.id(), each.title()));
            }
            return 0;
        }
        Calculator rule = Calculations.of(wanted).orElse(null);
        if (rule == null) {
            err.println("there is no rule %s; kilorack calc lists all %d"
                    .formatted(wanted, Calculations.all().size()));
            return 2;
        }
        try {
            Map<String, Object> given = given(rule);
            if (given.isEmpty() && rule.inputs().stream().anyMatch(input -> !input.optional())) {
                describe(rule, out);
                return 0;
            }
            var results = rule.run(given);
            head(rule, out);
            results.forEach((name, result) -> out.println(("  %-28s %-18s %s"
                            .formatted(
                                    name,
                                    CalculatorText.text(result.value()) + " " + result.unit(),
                                    ResultWords.of(rule.id(), name)))
                    .stripTrailing()));
            return 0;
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return 2;
        }
    }

    private Map<String, Object> given(Calculator rule) {
        var given = new LinkedHashMap<String, Object>();
        for (String pair : values) {
            int at = pair.indexOf('=');
            if (at < 1) {
                throw new IllegalArgumentException("%s is not NAME=VALUE; write for example V_LL=400".formatted(pair));
            }
            String name = pair.substring(0, at);
            Object example = rule.inputs().stream()
                    .filter(input -> input.name().equals(name))
                    .map(Calculator.Input::example)
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("rule %s has no input %s; it takes %s"
                            .formatted(
                                    rule.id(),
                                    name,
                                    rule.inputs().stream()
                                            .map(Calculator.Input::name)
                                            .toList())));
            given.put(name, CalculatorText.value(pair.substring(at + 1), example));
        }
        return given;
    }

    private static void head(Calculator rule, PrintWriter out) {
        out.println("%s  %s".formatted(rule.id(), rule.title()));
        out.println("  " + rule.formula());
        out.println("  source: " + rule.standard());
    }

    private static void describe(Calculator rule, PrintWriter out) {
        head(rule, out);
        for (Calculator.Input input : rule.inputs()) {
            out.println("  %-16s %-12s %s%s"
                    .formatted(
                            input.name(),
                            input.unit(),
                            input.meaning(),
                            input.optional() ? " (default " + CalculatorText.text(input.example()) + ")" : ""));
        }
        var example = new StringBuilder("  example: kilorack calc " + rule.id());
        rule.inputs().stream()
                .filter(input -> !input.optional())
                .forEach(input -> example.append(' ')
                        .append(input.name())
                        .append('=')
                        .append(CalculatorText.text(input.example())));
        out.println(example);
    }
}
