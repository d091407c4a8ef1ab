package io.kilorack.throughput.operator;

import java.util.regex.Pattern;

/// Chip generations that share calibration constants. The first pattern that matches the catalog id
/// wins.
public enum Generation {
    VOLTA("nv-v100.*", "NVIDIA Volta"),
    AMPERE("nv-a(100|800).*", "NVIDIA Ampere"),
    ADA("nv-(l4|l40|l40s|l20|l2|rtx4090).*", "NVIDIA Ada"),
    HOPPER("nv-(h100|h800|h20|h200).*", "NVIDIA Hopper"),
    BLACKWELL("nv-(b100|b200|gb200|b300|gb300|b30a|rtx5090|rtxpro6000).*", "NVIDIA Blackwell"),
    RUBIN("nv-(vr200|rubin).*", "NVIDIA Rubin"),
    CDNA2("amd-mi2.*", "AMD CDNA 2"),
    CDNA3("amd-mi3(00|08|25).*", "AMD CDNA 3"),
    CDNA4("amd-mi(35|4).*", "AMD CDNA 4"),
    GAUDI2("intel-gaudi2.*", "Intel Gaudi 2"),
    GAUDI3("intel-.*", "Intel Gaudi 3"),
    ASCEND_A2("ascend-910[ab].*", "Huawei Ascend 910B"),
    ASCEND_A3("ascend-(910[cd]|920).*", "Huawei Ascend 910C"),
    ASCEND_950("ascend-9[5-8].*", "Huawei Ascend 950"),
    ASCEND_310("ascend-.*", "Huawei Ascend 310"),
    TPU("goog-.*", "Google TPU"),
    TRAINIUM("aws-.*", "AWS Trainium"),
    OTHER(".*", "other");

    private final Pattern ids;
    private final String text;

    Generation(String ids, String text) {
        this.ids = Pattern.compile(ids);
        this.text = text;
    }

    public String text() {
        return text;
    }

    /// Board power per dense 16-bit petaflop of the chip on which training constants were fitted [W]: H100
    /// SXM, GB200; 0 for generations of which only one power was measured.
    double wattsPerPetaflop() {
        return this == HOPPER ? 708 : this == BLACKWELL ? 480 : 0;
    }

    /// Whether the generation is one that collectives of NVIDIA's library span.
    public boolean nvidia() {
        return compareTo(RUBIN) <= 0;
    }

    public boolean ascend() {
        return this == ASCEND_A2 || this == ASCEND_A3 || this == ASCEND_950 || this == ASCEND_310;
    }

    public static Generation of(String acceleratorId) {
        for (Generation g : values()) {
            if (g.ids.matcher(acceleratorId).matches()) {
                return g;
            }
        }
        return OTHER;
    }
}
