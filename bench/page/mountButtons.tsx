import type { ReactNode } from "react";

const buttons = 1_000;

/** Mounts 1,000 buttons and takes them away again, `times` times; gives the ms of each mount. */
export function mountButtons(render: (children: ReactNode) => void, button: (key: number) => ReactNode, times: number) {
  const took: number[] = [];
  for (let i = 0; i < times; i++) {
    const list = <div>{Array.from({ length: buttons }, (_, key) => button(key))}</div>;
    const start = performance.now();
    render(list);
    took.push(performance.now() - start);
    render(null);
  }
  return took;
}
