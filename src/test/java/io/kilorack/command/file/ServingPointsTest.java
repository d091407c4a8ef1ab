package io.kilorack.command.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.throughput.validation.Outcome;
import io.kilorack.throughput.validation.ServingCase;
import io.kilorack.throughput.validation.ServingCase.Quantity;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServingPointsTest {
    private static final String HEAD =
            "id,concurrency,backend,backend_version,model_path,system,precision,mode,isl,osl,"
                    + "gemm_quant_mode,moe_quant_mode,batch_size,tp_size,pp_size,attention_dp_size,moe_tp_size,moe_ep_size,"
                    + "silicon_ttft_ms,silicon_tpot_ms\n";

    private static Cases<ServingCase> read(String... rows) throws BadCases {
        return ServingPoints.read("points.csv", HEAD + String.join("\n", rows), _ -> Optional.empty());
    }

    @Test
    void noRowIsDropped() throws BadCases {
        Cases<ServingCase> read = read(
                "a,8,vllm,0.19.0,org/Other-7B,h200_sxm,fp8,agg,1024,1024,fp8,,8,2,1,1,,,50,10",
                "b,8,vllm,0.19.0,org/Other-7B,h200_sxm,fp8,agg,many,1024,fp8,,8,2,1,1,,,50,10",
                "c,8,vllm,0.19.0,org/Other-7B,h200_sxm,fp8,agg,1024,1024,fp7,,8,2,1,1,,,50,10",
                "d,8,vllm,0.19.0,org/Other-7B,h200_sxm,fp8,agg,1024,1024,fp8,,8,2,1,1,,,,");
        assertEquals(
                List.of(Quantity.TPOT_MS, Quantity.TTFT_LOADED_MS),
                read.cases().stream().map(ServingCase::quantity).toList());
        assertEquals(
                List.of("b", "c", "d"), read.unread().stream().map(Outcome::id).toList());
        assertTrue(
                read.unread().getFirst().remark().contains("isl"),
                read.unread().getFirst().remark());
        assertTrue(
                read.unread().get(1).remark().contains("fp7"),
                read.unread().get(1).remark());
    }

    @Test
    void copiesOfAnInstanceShareTheRequests() throws BadCases {
        ServingCase c = read("a,416,trtllm,1.3.0,org/Other,b200_sxm,fp4,agg,15000,500,nvfp4,,13,2,1,1,1,1,,13.7")
                .cases()
                .getFirst();
        // 32 copies of two devices, 13 requests on each
        assertEquals(64, c.cluster().accelerators());
        assertEquals(416, c.concurrency().orElseThrow());
        assertEquals(2, c.tensor());
    }

    @Test
    void rowWithoutRequestsInFlightIsNotScored() throws BadCases {
        ServingCase c = read("a,,trtllm,1.2.0,org/Other,h100_sxm,fp8,agg,4000,1000,fp8,,64,2,1,,1,1,,19")
                .cases()
                .getFirst();
        assertEquals("caution", c.fair());
    }
}
