import type { TestAutumn } from "autumn-react/testing";

export type Outage = { isDown(): boolean; set(isDown: boolean): void };

/** Takes the in-memory Autumn down, and up again. */
export function createOutage(autumn: TestAutumn): Outage {
  let isDown = false;
  return {
    isDown: () => isDown,
    set(down) {
      isDown = down;
      autumn.clearFaults();
      if (isDown) autumn.fail({ status: 503, times: Number.POSITIVE_INFINITY });
    },
  };
}
