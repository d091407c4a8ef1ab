package io.kilorack.plan;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.OptionalDouble;

/// The way a rack takes from the lorry into a hall: the narrowest and weakest of each thing on it. What is
/// empty is not stated, and not a limit of nothing.
///
/// @param entry where it begins, for people (`Dock 2`)
/// @param doorXM where the way enters the hall [m], on or near a wall; `doorYM` [m]
/// @param doorWidthM clear width of the narrowest door [m], `doorHeightM` clear height of the lowest [m]
/// @param corridorM narrowest straight corridor [m]
/// @param turnM corridor after the tightest right-angled turn [m]; the one before is `corridorM`
/// @param rampDegrees steepest slope [°]
/// @param liftKg what the lift may carry [kg]; `liftWidthM`, `liftDepthM`, `liftHeightM` its cabin [m]
/// @param pathKpa weakest uniform floor rating on the way [kPa]
/// @param rollingKn load that may roll over one floor tile [kN]
/// @param level true when the way needs no lift
/// @param filled true when cabinets are brought in with their devices; integrated systems always are
@RecordBuilder
public record DeliveryPath(
        String entry,
        OptionalDouble doorXM,
        OptionalDouble doorYM,
        OptionalDouble doorWidthM,
        OptionalDouble doorHeightM,
        OptionalDouble corridorM,
        OptionalDouble turnM,
        OptionalDouble rampDegrees,
        OptionalDouble liftKg,
        OptionalDouble liftWidthM,
        OptionalDouble liftDepthM,
        OptionalDouble liftHeightM,
        OptionalDouble pathKpa,
        OptionalDouble rollingKn,
        boolean level,
        boolean filled)
        implements DeliveryPathBuilder.With {
    private static final OptionalDouble NONE = OptionalDouble.empty();

    /// Nothing is stated.
    public static final DeliveryPath UNSTATED = new DeliveryPath(
            "", NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, false, false);

    /// One of the numbers.
    public enum Limit {
        DOOR_X,
        DOOR_Y,
        DOOR_WIDTH,
        DOOR_HEIGHT,
        CORRIDOR,
        TURN,
        RAMP,
        LIFT_MASS,
        LIFT_WIDTH,
        LIFT_DEPTH,
        LIFT_HEIGHT,
        PATH_KPA,
        ROLLING
    }

    public OptionalDouble get(Limit limit) {
        return switch (limit) {
            case DOOR_X -> doorXM;
            case DOOR_Y -> doorYM;
            case DOOR_WIDTH -> doorWidthM;
            case DOOR_HEIGHT -> doorHeightM;
            case CORRIDOR -> corridorM;
            case TURN -> turnM;
            case RAMP -> rampDegrees;
            case LIFT_MASS -> liftKg;
            case LIFT_WIDTH -> liftWidthM;
            case LIFT_DEPTH -> liftDepthM;
            case LIFT_HEIGHT -> liftHeightM;
            case PATH_KPA -> pathKpa;
            case ROLLING -> rollingKn;
        };
    }

    public DeliveryPath with(Limit limit, OptionalDouble value) {
        return switch (limit) {
            case DOOR_X -> withDoorXM(value);
            case DOOR_Y -> withDoorYM(value);
            case DOOR_WIDTH -> withDoorWidthM(value);
            case DOOR_HEIGHT -> withDoorHeightM(value);
            case CORRIDOR -> withCorridorM(value);
            case TURN -> withTurnM(value);
            case RAMP -> withRampDegrees(value);
            case LIFT_MASS -> withLiftKg(value);
            case LIFT_WIDTH -> withLiftWidthM(value);
            case LIFT_DEPTH -> withLiftDepthM(value);
            case LIFT_HEIGHT -> withLiftHeightM(value);
            case PATH_KPA -> withPathKpa(value);
            case ROLLING -> withRollingKn(value);
        };
    }

    /// True when nothing is stated.
    public boolean unstated() {
        return equals(UNSTATED);
    }

    /// True when the place of the door in the hall is known.
    public boolean placed() {
        return doorXM.isPresent() && doorYM.isPresent();
    }
}
