import type { Decorator } from "@storybook/react-vite";
import { type ReactNode, useEffect, useLayoutEffect, useState } from "react";
import { type Conditions, createStoryBackend, type StoryBackend } from "./createStoryBackend";
import { DeliveryPath } from "./DeliveryPath";

const backends = new WeakMap<HTMLElement, StoryBackend>();

/** What stands behind the story in that canvas: for its play function. */
export function backendOf(canvasElement: HTMLElement): StoryBackend {
  const backend = backends.get(canvasElement);
  if (!backend) throw new Error("This canvas holds no story on the delivery path.");
  return backend;
}

/** Puts a story where it shows what becomes of its events. `parameters.conditions` is the world it starts in. */
export const withDeliveryPath: Decorator = (Story, { canvasElement, parameters }) => (
  <Stage canvas={canvasElement} conditions={parameters.conditions}>
    <Story />
  </Stage>
);

type StageProps = { canvas: HTMLElement; conditions?: Partial<Conditions>; children: ReactNode };

function Stage({ canvas, conditions, children }: StageProps) {
  const [backend] = useState(() => createStoryBackend(conditions));
  // In the commit itself: the play function comes right after it.
  useLayoutEffect(() => void backends.set(canvas, backend), [canvas, backend]);
  return (
    <>
      <DeliveryPath backend={backend}>{children}</DeliveryPath>
      <Disposal backend={backend} />
    </>
  );
}

/** Stands last and waits a microtask, so that the provider has let go of its outbox. */
function Disposal({ backend }: { backend: StoryBackend }) {
  useEffect(() => () => queueMicrotask(backend.dispose), [backend]);
  return null;
}
