package io.kilorack.quantity;

import java.util.HashMap;
import java.util.Map;

/// What the results of the engineering rules are called by people: `S_VA` reads `apparent power S`. A name
/// holds for every rule, unless one rule means something else by it (`E20.S1`).
public final class ResultWords {
    private static final Map<String, String> WORDS = read("""
            S_VA = apparent power S
            P_W = active power P
            V_LN = voltage to neutral
            I_A = line current I
            I_cont_A = continuous current allowed
            rule1 = rule 1: Ib ≤ In ≤ Iz
            rule2 = rule 2: I2 ≤ 1.45 Iz
            I2_A = conventional tripping current I2
            limit_A = limit, 1.45 Iz
            S_full_VA = apparent power at full rating
            S_planner80_VA = apparent power at a voluntary 80 %
            NEC_min_A = least rating by NEC
            NEC_size_A = breaker by NEC
            IEC_size_A = breaker by IEC
            P_circuit_W = power of one circuit
            two_feed_util_after_loss = share of two feeds after the loss of one
            three_feed_util_normal = share of three feeds, normal
            three_feed_util_after_loss = share of three feeds after the loss of one
            after_loss_VA = load after the loss
            margin_VA = margin
            ok = within the limit
            normal_A_util = share of feed A, normal
            normal_B_util = share of feed B, normal
            per_psu_normal_W = load of one supply, normal
            two_feeds_left = supplies left of two feeds
            two_feeds_ok = two feeds suffice
            three_feeds_left = supplies left of three feeds
            three_feeds_ok = three feeds suffice
            per_psu_after_loss_W = load of one supply after the loss
            psu_util_after_loss = share of a supply after the loss
            cap_with_3_W = capacity of three supplies
            avg_A = mean of the lines
            imb = imbalance
            neutral_A = neutral current
            max_util = share of the fullest line
            L1 = line L1
            L2 = line L2
            L3 = line L3
            balanced10 = line current of 10 A balanced loads
            lpt_phases = phases, longest first
            lpt_max = fullest phase, longest first
            lower_bound = bound no assignment beats
            optimum_max = fullest phase, best assignment
            u_V = voltage drop
            du_pct = voltage drop
            R_ohm = resistance R
            loss_W = loss
            beta = load factor
            P_out_kW = output
            eff = efficiency
            beta_peak = load factor of best efficiency
            eff25 = efficiency at 25 %
            eff50 = efficiency at 50 %
            eff75 = efficiency at 75 %
            eff100 = efficiency at 100 %
            x_peak = load share of best efficiency
            x = load share of each
            loss_total_kW = loss of all
            a = no-load loss a
            b = proportional loss b
            c = square loss c
            N = N
            Nplus1_N4 = N+1 of four
            twoN = 2N
            twoNplus1_N4 = 2(N+1) of four
            r4N3 = 4N3R
            r3N2 = 3N2R
            normal_MW = load of one, normal
            after_one_loss_MW = load of one after a loss
            normal_util = share, normal
            after_util = share after a loss
            n = number needed
            fuel_L = fuel
            E_load_kWh = energy to the load
            E_nom_kWh = nominal battery energy
            S1 = apparent power 1
            ok1 = case 1 within both limits
            S2 = apparent power 2
            ok2 = case 2 within both limits
            eta = efficiency of the chain
            P_in_kW = input
            loss_kW = loss
            I_230 = current at 230 V
            ok_C19_230 = C19 suffices at 230 V
            I_200 = current at 200 V
            ok_C19_200 = C19 suffices at 200 V
            P_plan_W = plan value
            total_A = inrush of all at once
            groups = groups to start in
            P_kW = power
            dP_kW = load step
            t_s = time
            E_MJ = energy
            E_kWh = energy
            expected_kW = expected load
            oversub = oversubscription
            I_50V = current at 50 V
            I_800V = current at 800 V
            copper_loss_ratio = ratio of copper losses
            E29.N = units for N
            NplusN = units for 2N
            Nplus1 = units for N+1
            I_n_A = rated current
            I_sc_kA = short-circuit current
            installed_W = installed
            redundant_W = usable with redundancy
            sum_W = sum
            E33.P_kW = active power
            Q_kvar = reactive power
            Qc_kvar = compensation
            BTU_h = heat
            RT = refrigeration tons
            V_m3s = air flow
            V_m3h = air flow
            CFM = air flow
            CFM_rule = air flow by the rule of thumb
            p_Pa = air pressure
            rho = air density
            rho_ratio = density against sea level
            flow_factor = air flow against sea level
            L_min = water flow
            L_min_kW = water flow per kW
            Q_liq_kW = heat to liquid
            Q_air_kW = heat to air
            T_TCS = water to the racks
            margin_K = margin
            Q_total = heat of all
            util_after_loss = share after a loss
            dT1 = difference at one end
            dT2 = difference at the other end
            LMTD = log-mean temperature difference
            UA_kW_K = heat transfer UA
            eps = effectiveness
            flow = flow against rated
            head = head against rated
            power = power against rated
            SFP_kW_m3s = specific fan power
            T_dew = dew point
            T_water_min = least water temperature
            C_air_kW_K = capacity rate of the air
            C_w_kW_K = capacity rate of the water
            Q_kW = heat taken
            T_max_C = highest inlet temperature
            needed_class = water class needed
            full_h = hours of full economising
            partial_h = hours of partial economising
            equiv_h = equivalent hours
            equiv_frac = share of the year
            COP_carnot = COP, Carnot
            COP = COP
            PUE = PUE
            DCiE = DCiE
            overhead = overhead
            cool_avg = cooling power per IT power, mean
            PUE_annual = PUE, annual mean
            PUE_peak = PUE at the peak
            evap_kg_s = evaporation
            evap_L_per_kWh = evaporation per kWh
            blowdown_L_per_kWh = blowdown per kWh
            makeup_L_per_kWh = make-up water per kWh
            WUE = WUE
            FR_t = carbon in France
            CUE_FR = CUE in France
            ERF = energy reuse factor
            REF = renewable energy factor
            RCI_HI = RCI, high side
            RCI_LO = RCI, low side
            S01.util = rack units in use
            S01.eff = share of the units filled with IT
            collide = they collide
            total = total
            static_ok = within the static rating
            dynamic_ok = within the rolling rating
            static_util = share of the static rating
            area = area
            kg_m2 = floor load
            kPa = floor load
            ok_12kPa = within 12 kPa
            per_foot_kN = load of one foot
            worst_kN = load of the worst foot
            tile_third_kg = load on a tile, a third of the mass
            tile_half_kg = load on a tile, half the mass
            total_kg = mass
            cog_mm = centre of gravity
            cog_U = centre of gravity, in units
            RU_mm = height of 1 U
            OU_mm = height of 1 OU
            h47RU = height of 47 U
            h44OU = height of 44 OU
            need = needed
            margin = margin
            kg = mass
            mm = length
            length = length
            width = width
            raw = length as laid
            order = length to order
            media = media that reach
            fill = fill of the tray
            ok40 = within 40 %
            node_leaf = links from nodes to leaves
            leaf_ports = ports of the leaves
            uplinks = uplinks
            energy = energy
            demand = demand charge
            CRF = capital recovery factor
            annual = annuity
            per_gpu_h = cost of one accelerator-hour
            months_linear = months, growing linearly
            months_comp = months, compounding
            series3 = availability, three in series
            F05.twoN = availability of 2N
            k3of4 = availability of 3 of 4
            downtime_min_single = downtime of one
            downtime_min_k3of4 = downtime of 3 of 4
            by_power = racks by power
            by_cool = racks by cooling
            by_floor = racks by floor
            by_ports = racks by ports
            addable = racks that can be added
            stranded_power_kW = stranded power
            embodied_t_per_y = embodied carbon a year
            total_t_per_y = carbon a year
            sigma = standard deviation
            upper95 = 95 % stay below
            """);

    private ResultWords() {}

    /// The name of a result for people; its key where nobody gave it one.
    public static String of(String rule, String key) {
        String own = WORDS.get(rule + "." + key);
        return own == null ? WORDS.getOrDefault(key, key.replace('_', ' ')) : own;
    }

    private static Map<String, String> read(String text) {
        var words = new HashMap<String, String>();
        text.lines().forEach(line -> {
            int at = line.indexOf(" = ");
            words.put(line.substring(0, at), line.substring(at + 3));
        });
        return Map.copyOf(words);
    }
}
