import { type FeatureId, type TrackResponse, useBalance, useTrack } from "autumn-react";
import { Icon } from "./Icon";

type SeatsProps = {
  isSignedIn: boolean;
  onDelivered: (featureId: FeatureId, response: TrackResponse) => void;
};

/** Seats are held, not used up: taking one tracks +1, giving it back −1. */
export function Seats({ isSignedIn, onDelivered }: SeatsProps) {
  const { mutate: track } = useTrack(
    { featureId: "seats" },
    { onSuccess: (response) => onDelivered("seats", response) },
  );
  const { data: balance } = useBalance("seats");
  const granted = balance?.granted ?? 0;
  const taken = balance?.usage ?? 0;
  const canGiveBack = isSignedIn && taken > 0;
  const canTake = isSignedIn && taken < granted;

  return (
    <fieldset className="seats">
      <legend className="visually-hidden">Seats</legend>
      <div>
        <p aria-hidden="true">Seats</p>
        <p className="quota-note">{balance ? `${granted} in the plan` : "–"}</p>
      </div>
      <button
        type="button"
        className="icon-button"
        aria-label="Give a seat back"
        aria-disabled={!canGiveBack}
        onClick={() => canGiveBack && track({ value: -1 })}
      >
        <Icon name="minus" />
      </button>
      <output aria-label="Seats taken">{balance ? taken : "–"}</output>
      <button
        type="button"
        className="icon-button"
        aria-label="Take a seat"
        aria-disabled={!canTake}
        onClick={() => canTake && track({ value: 1 })}
      >
        <Icon name="plus" />
      </button>
    </fieldset>
  );
}
