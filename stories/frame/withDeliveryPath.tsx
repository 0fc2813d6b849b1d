import type { Decorator } from "@storybook/react-vite";
import { type ReactNode, useEffect, useState } from "react";
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
  useEffect(() => {
    backends.set(canvas, backend);
    return () => void backend.dispose();
  }, [canvas, backend]);
  return <DeliveryPath backend={backend}>{children}</DeliveryPath>;
}
