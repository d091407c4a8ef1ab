package io.kilorack.quantity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One engineering rule as something people can run: its formula, its source, its inputs with units, its
/// results.
/// The window and the command line show the same text.
///
/// Values are `Double`, `String`, `Boolean`, `List` (of these, or of lists) or `Map` (name to number).
///
/// @param id of the rule (`E02`)
/// @param formula as written in the rule, with symbols that appear among the inputs
/// @param standard or source it rests on
public record Calculator(
        String id,
        String title,
        String formula,
        String standard,
        List<Input> inputs,
        Function<Arguments, SequencedMap<String, Result>> compute) {
    /// @param example value in the worked example; also used when the input is left out and `optional`
    public record Input(String name, String unit, String meaning, Object example, boolean optional) {}

    /// One result with its unit (empty for a pure number, a truth value or a text).
    public record Result(Object value, String unit) {}

    public Calculator {
        inputs = List.copyOf(inputs);
    }

    /// Runs the rule. Inputs that are missing or not of the right kind give an error that names them.
    public SequencedMap<String, Result> run(Map<String, ?> given) {
        for (String name : given.keySet()) {
            if (inputs.stream().noneMatch(input -> input.name().equals(name))) {
                throw new IllegalArgumentException("rule %s has no input %s; it takes %s"
                        .formatted(id, name, inputs.stream().map(Input::name).toList()));
            }
        }
        try {
            return compute.apply(new Arguments(this, given));
        } catch (IndexOutOfBoundsException e) {
            throw new IllegalArgumentException(
                    "rule %s: a list has too few values; write each group in full".formatted(id), e);
        }
    }

    public static Builder named(String id, String title) {
        return new Builder(id, title);
    }

    /// Puts a calculator together in the order people read it.
    public static final class Builder {
        private final String id;
        private final String title;
        private String formula = "";
        private String standard = "";
        private final List<Input> inputs = new ArrayList<>();

        private Builder(String id, String title) {
            this.id = id;
            this.title = title;
        }

        public Builder formula(String text) {
            formula = text;
            return this;
        }

        public Builder standard(String text) {
            standard = text;
            return this;
        }

        /// An input people have to give, with the value of the worked example.
        public Builder input(String name, String unit, String meaning, Object example) {
            inputs.add(new Input(name, unit, meaning, example, false));
            return this;
        }

        /// An input with a default.
        public Builder option(String name, String unit, String meaning, Object value) {
            inputs.add(new Input(name, unit, meaning, value, true));
            return this;
        }

        public Calculator gives(Function<Arguments, Results> rule) {
            return new Calculator(
                    id,
                    title,
                    formula,
                    standard,
                    inputs,
                    arguments -> rule.apply(arguments).map());
        }
    }

    /// Results in the order they are worked out.
    public static final class Results {
        private final SequencedMap<String, Result> map = new LinkedHashMap<>();

        public static Results of(String name, Object value, String unit) {
            return new Results().and(name, value, unit);
        }

        public Results and(String name, Object value, String unit) {
            map.put(name, new Result(value, unit));
            return this;
        }

        SequencedMap<String, Result> map() {
            return map;
        }
    }

    /// The given values, read with a clear error when one is missing or of the wrong kind.
    public static final class Arguments {
        private final Calculator calculator;
        private final Map<String, ?> given;

        Arguments(Calculator calculator, Map<String, ?> given) {
            this.calculator = calculator;
            this.given = given;
        }

        public double num(String name) {
            return number(name, raw(name));
        }

        /// A whole number.
        public int whole(String name) {
            double value = num(name);
            if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
                throw wrong(name, "a whole number", value);
            }
            return (int) value;
        }

        public String text(String name) {
            return raw(name).toString();
        }

        public double[] list(String name) {
            return raw(name) instanceof List<?> list
                    ? list.stream().mapToDouble(each -> number(name, each)).toArray()
                    : new double[] {num(name)};
        }

        public double[][] lists(String name) {
            if (!(raw(name) instanceof List<?> outer)) {
                throw wrong(name, "a list of lists", raw(name));
            }
            return outer.stream()
                    .map(inner -> inner instanceof List<?> list
                            ? list.stream()
                                    .mapToDouble(each -> number(name, each))
                                    .toArray()
                            : new double[] {number(name, inner)})
                    .toArray(double[][]::new);
        }

        /// A list whose elements may be numbers, texts and truth values.
        public List<?> mixed(String name) {
            if (!(raw(name) instanceof List<?> list)) {
                throw wrong(name, "a list", raw(name));
            }
            return list;
        }

        public SequencedMap<String, Double> map(String name) {
            if (!(raw(name) instanceof Map<?, ?> map)) {
                throw wrong(name, "names with numbers", raw(name));
            }
            var result = new LinkedHashMap<String, Double>();
            map.forEach((key, value) -> result.put(String.valueOf(key), number(name, value)));
            return result;
        }

        private Object raw(String name) {
            Object value = given.get(name);
            if (value != null) {
                return value;
            }
            for (Input input : calculator.inputs) {
                if (input.name().equals(name) && input.optional()) {
                    return input.example();
                }
            }
            throw new IllegalArgumentException(
                    "rule %s needs %s (for example %s=%s)".formatted(calculator.id, name, name, example(name)));
        }

        private @Nullable Object example(String name) {
            for (Input input : calculator.inputs) {
                if (input.name().equals(name)) {
                    return input.example();
                }
            }
            return null;
        }

        private double number(String name, @Nullable Object value) {
            if (value instanceof Number number && !Double.isNaN(number.doubleValue())) {
                return number.doubleValue();
            }
            throw wrong(name, "a number", value);
        }

        private IllegalArgumentException wrong(String name, String want, @Nullable Object have) {
            return new IllegalArgumentException(
                    "rule %s: %s must be %s; have %s".formatted(calculator.id, name, want, have));
        }
    }
}
