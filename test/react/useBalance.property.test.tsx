// @vitest-environment jsdom
import { QueryClient } from "@tanstack/react-query";
import { act, cleanup, renderHook, waitFor } from "@testing-library/react";
import fc from "fast-check";
import { expect, it, vi } from "vitest";
import { AutumnProvider, useBalance, useOutbox, useTrack } from "../../src";
import { createApp } from "./createApp";

type Step = { value: number; offline: boolean; elsewhere: number };

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    value: fc.constantFrom(1, 1, 1, 2, 0, 0.1, -1, 7),
    offline: fc.boolean(),
    elsewhere: fc.constantFrom(0, 0, 0, 3),
  }),
  { maxLength: 10 },
);

it("shows at each moment what Autumn has less what waits, and at the end what Autumn has", async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (history) => {
      const app = createApp();
      const queryClient = new QueryClient();
      const { result } = renderHook(
        () => ({
          balance: useBalance("messages"),
          outbox: useOutbox(),
          track: useTrack({ featureId: "messages" }).mutate,
        }),
        {
          wrapper: ({ children }) => (
            <AutumnProvider customerId="ada" client={app.createClient()} queryClient={queryClient} onReject={() => {}}>
              {children}
            </AutumnProvider>
          ),
        },
      );
      const remaining = () => result.current.balance.data?.remaining ?? Number.NaN;
      const truth = () => app.autumn.balance("ada", "messages")?.remaining ?? Number.NaN;
      await waitFor(() => expect(remaining()).toBe(100));

      for (const { value, offline, elsewhere } of history) {
        if (elsewhere > 0)
          await app.createClient().track({ customerId: "ada", featureId: "messages", value: elsewhere });
        const before = remaining();
        const used = result.current.balance.data?.usage ?? 0;
        const online = vi.spyOn(navigator, "onLine", "get").mockReturnValue(!offline);
        act(() => result.current.track({ value }));
        // Told in the task of the click, before anything was sent.
        await act(async () => {});
        const isRefused = value > 5;
        if (offline && !isRefused) expect(remaining()).toBeCloseTo(before - Math.max(value, -used), 9);
        online.mockRestore();
        await act(async () => void window.dispatchEvent(new Event("online")));
        await waitFor(() =>
          expect(result.current.outbox.pending.length + result.current.outbox.sending.length).toBe(0),
        );
      }

      await act(() => queryClient.invalidateQueries());
      await waitFor(() => expect(remaining()).toBe(truth()));
      cleanup();
    }),
    { numRuns: 25 },
  );
}, 60_000);
