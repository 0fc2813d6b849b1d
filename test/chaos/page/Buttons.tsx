import { useState } from "react";
import { TrackOnClick, useTrack } from "../../../src";
import { type Kind, type KindName, kinds } from "../kinds";
import { beginEvent } from "./acceptance";

/** Where the link leads: this page at another address, so that there is a way back, and what the click left is drained. */
function nextAddress() {
  const next = new URL(location.href);
  next.searchParams.set("visit", String(Number(next.searchParams.get("visit")) + 1));
  return next.href;
}

function propsOf(name: KindName) {
  const { featureId, eventName, value }: Kind = kinds[name];
  return { ...(featureId !== undefined ? { featureId } : { eventName: eventName ?? "" }), value };
}

/** A number of its own for each click: the package takes its snapshot of the properties after the element's own onClick. */
function useNumberedClick(name: KindName, customerId: string) {
  const [properties] = useState<{ n?: string }>({});
  const onClick = () => {
    Object.assign(properties, { n: beginEvent(name, customerId) });
  };
  return { properties, onClick };
}

function Button({ name, customerId }: { name: KindName; customerId: string }) {
  return (
    <TrackOnClick id={name} {...propsOf(name)} {...useNumberedClick(name, customerId)}>
      {name}
    </TrackOnClick>
  );
}

function Link({ customerId }: { customerId: string }) {
  return (
    <TrackOnClick {...propsOf("link")} {...useNumberedClick("link", customerId)} asChild>
      <a id="link" href={nextAddress()}>
        to the next page
      </a>
    </TrackOnClick>
  );
}

function HookButton({ name, customerId }: { name: KindName; customerId: string }) {
  const { mutate: track } = useTrack(propsOf(name));
  return (
    <button type="button" id={name} onClick={() => track({ properties: { n: beginEvent(name, customerId) } })}>
      {name}
    </button>
  );
}

/** One button of each kind. */
export function Buttons({ customerId }: { customerId: string }) {
  return (
    <main>
      <Button name="button" customerId={customerId} />
      <HookButton name="hook" customerId={customerId} />
      <HookButton name="named" customerId={customerId} />
      <Button name="secret" customerId={customerId} />
      <HookButton name="ghost" customerId={customerId} />
      <Link customerId={customerId} />
    </main>
  );
}
