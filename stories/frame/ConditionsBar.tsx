import { useSyncExternalStore } from "react";
import type { StoryBackend } from "./createStoryBackend";

const faults = [
  ["offline", "Offline"],
  ["sessionExpired", "Session expired"],
  ["busy", "Handler busy"],
  ["autumnDown", "Autumn down"],
] as const;

/** Who is signed in, and what goes wrong. */
export function ConditionsBar({ backend }: { backend: StoryBackend }) {
  const conditions = useSyncExternalStore(backend.subscribe, backend.getConditions);
  return (
    <fieldset className="conditions">
      <legend>Conditions</legend>
      <label className="field">
        Signed in as
        <select
          value={conditions.customerId ?? ""}
          onChange={({ target }) => backend.set({ customerId: target.value || null })}
        >
          <option value="cus_ada">Ada (cus_ada)</option>
          <option value="cus_bob">Bob (cus_bob)</option>
          <option value="">Nobody</option>
        </select>
      </label>
      {faults.map(([name, label]) => (
        <label key={name} className="switch">
          <input
            type="checkbox"
            checked={conditions[name]}
            onChange={({ target }) => backend.set({ [name]: target.checked })}
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}
