import { useState } from "react";
import { setOffline, useOffline } from "./offline";
import { Switch } from "./Switch";

/** Two ways to make delivery fail. Nothing is lost by either. */
export function TroubleBar({ isAutumnDown }: { isAutumnDown: boolean | null }) {
  const isOffline = useOffline();
  const [isDown, setIsDown] = useState(isAutumnDown);

  async function takeDown(down: boolean) {
    setIsDown(down);
    await fetch("/demo/autumn", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ isDown: down }),
    });
  }

  return (
    <fieldset className="trouble">
      <legend className="visually-hidden">Make trouble</legend>
      <Switch label="Offline" isOn={isOffline} onChange={setOffline} />
      {isDown !== null && <Switch label="Autumn is down" isOn={isDown} onChange={takeDown} />}
    </fieldset>
  );
}
