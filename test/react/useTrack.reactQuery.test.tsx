// @vitest-environment jsdom
import { onlineManager, QueryClient, QueryClientProvider, useMutationState, useQuery } from "@tanstack/react-query";
import { act, render, renderHook, screen, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, expect, it, vi } from "vitest";
import { AutumnProvider, useTrack } from "../../src";
import { createApp } from "./createApp";

afterEach(() => onlineManager.setOnline(true));

/** An app with its own QueryClient above our provider. */
function createAppWith(queryClient: QueryClient) {
  const app = createApp();
  return {
    app,
    wrapper: ({ children }: { children: ReactNode }) => (
      <QueryClientProvider client={queryClient}>
        <app.Provider onReject={() => {}}>{children}</app.Provider>
      </QueryClientProvider>
    ),
  };
}

it("is a mutation of the app's own client, under a key that names the feature", async () => {
  const queryClient = new QueryClient();
  const { app, wrapper } = createAppWith(queryClient);
  const { result } = renderHook(
    () => ({
      track: useTrack({ featureId: "messages" }),
      pending: useMutationState({
        filters: { mutationKey: ["autumn", "track", "messages"], status: "pending" },
        select: ({ state }) => state.variables,
      }),
      states: useMutationState({ filters: { mutationKey: ["autumn", "track"] }, select: ({ state }) => state.status }),
    }),
    { wrapper },
  );

  let open = () => {};
  app.gate = new Promise((resolve) => {
    open = resolve;
  });
  act(() => result.current.track.mutate({ value: 2 }));

  await waitFor(() => expect(result.current.pending).toEqual([{ customerId: "ada", featureId: "messages", value: 2 }]));
  open();
  await waitFor(() => expect(result.current.states).toEqual(["success"]));
});

it("leaves neither a mutation nor a timer behind, but for the one that is shown", async () => {
  const queryClient = new QueryClient();
  const { app, wrapper } = createAppWith(queryClient);
  const { result, unmount } = renderHook(() => useTrack({ featureId: "messages" }), { wrapper });
  const cached = () => queryClient.getMutationCache().getAll();

  const added = vi.fn();
  queryClient.getMutationCache().subscribe(({ type, mutation }) => type === "added" && added(mutation.mutationId));

  act(() => {
    for (let count = 0; count < 5; count += 1) result.current.mutate();
  });
  await app.recorded(5);
  expect(added).toHaveBeenCalledTimes(5);
  await waitFor(() => expect(cached().map(({ state }) => state.status)).toEqual(["success"]));

  act(() => result.current.mutate());
  await app.recorded(6);
  await waitFor(() => expect(cached().map(({ state }) => state.status)).toEqual(["success"]));

  unmount();
  await waitFor(() => expect(cached()).toEqual([]));
});

it("leaves nothing behind of an event whose state was reset", async () => {
  const queryClient = new QueryClient();
  const { wrapper } = createAppWith(queryClient);
  const { result } = renderHook(() => useTrack({ featureId: "messages" }), { wrapper });
  await act(() => result.current.mutateAsync());

  act(() => result.current.reset());

  await waitFor(() => expect(queryClient.getMutationCache().getAll()).toEqual([]));
});

it("leaves nothing behind of an event whose state was reset in the task that tracked it", async () => {
  const queryClient = new QueryClient();
  const { app, wrapper } = createAppWith(queryClient);
  const { result } = renderHook(() => useTrack({ featureId: "messages" }), { wrapper });

  act(() => {
    result.current.mutate();
    result.current.reset();
  });

  await app.recorded(1);
  await waitFor(() => expect(queryClient.getMutationCache().getAll()).toEqual([]));
  expect(result.current.status).toBe("idle");
});

it("leaves nothing behind of an event that was tracked after the component was gone", async () => {
  const queryClient = new QueryClient();
  const { app, wrapper } = createAppWith(queryClient);
  render(null, { wrapper });
  const { result, unmount } = renderHook(() => useTrack({ featureId: "messages" }), { wrapper });
  const { mutate: track } = result.current;
  unmount();

  track();

  await app.recorded(1);
  await waitFor(() => expect(queryClient.getMutationCache().getAll()).toEqual([]));
});

it("is neither delayed nor multiplied by an app's defaults", async () => {
  const mutationFn = vi.fn();
  const queryClient = new QueryClient({
    defaultOptions: { mutations: { retry: 3, retryDelay: 60_000, networkMode: "online", gcTime: 60_000, mutationFn } },
  });
  queryClient.setMutationDefaults(["autumn"], { scope: { id: "one at a time" }, retry: 3, mutationFn });
  onlineManager.setOnline(false);
  const { app, wrapper } = createAppWith(queryClient);
  const { result } = renderHook(() => useTrack({ featureId: "messages" }), { wrapper });

  const paused = new Set<boolean | undefined>();
  queryClient.getMutationCache().subscribe(({ mutation }) => paused.add(mutation?.state.isPaused));
  const settled = await act(() =>
    Promise.allSettled([result.current.mutateAsync(), result.current.mutateAsync({ value: 50 })]),
  );

  expect(settled).toMatchObject([{ status: "fulfilled" }, { status: "rejected", reason: { code: "not_allowed" } }]);
  expect([...paused]).toEqual([false]);
  expect(result.current.failureCount).toBe(1);
  expect(await app.recorded(1)).toHaveLength(1);
  expect(mutationFn).not.toHaveBeenCalled();
});

it("does not wait for an onMutate that takes its time", async () => {
  const queryClient = new QueryClient({ defaultOptions: { mutations: { onMutate: () => new Promise(() => {}) } } });
  const { app, wrapper } = createAppWith(queryClient);
  const { result } = renderHook(() => useTrack({ featureId: "messages" }), { wrapper });

  act(() => result.current.mutate());

  expect(await app.recorded(1)).toHaveLength(1);
  expect(result.current.isPending).toBe(true);
});

it("calls an app's default callbacks", async () => {
  const onSuccess = vi.fn();
  const onMutationError = vi.fn();
  const queryClient = new QueryClient({ defaultOptions: { mutations: { onSuccess } } });
  queryClient.getMutationCache().config.onError = onMutationError;
  const { wrapper } = createAppWith(queryClient);
  const { result } = renderHook(() => useTrack({ featureId: "messages" }), { wrapper });

  await act(() => result.current.mutateAsync());
  await act(() => result.current.mutateAsync({ value: 50 }).catch(() => {}));

  expect(onSuccess).toHaveBeenCalledOnce();
  expect(onMutationError).toHaveBeenCalledOnce();
});

it("leaves the app's queries in the app's cache", async () => {
  const queryClient = new QueryClient();
  queryClient.setQueryData(["name"], "the app's");
  const { wrapper } = createAppWith(queryClient);
  function Name() {
    return useQuery({ queryKey: ["name"], queryFn: () => "another cache's", staleTime: Number.POSITIVE_INFINITY }).data;
  }

  render(<Name />, { wrapper });

  expect(screen.getByText("the app's")).toBeInTheDocument();
});

it("prefers the provider's QueryClient to the nearest one", async () => {
  const given = new QueryClient();
  const nearest = new QueryClient();
  const app = createApp();
  const { result } = renderHook(() => useTrack({ featureId: "messages" }), {
    wrapper: ({ children }) => (
      <app.Provider queryClient={given}>
        <app.Provider>
          <QueryClientProvider client={nearest}>{children}</QueryClientProvider>
        </app.Provider>
      </app.Provider>
    ),
  });

  act(() => result.current.mutate());

  await app.recorded(1);
  expect(given.getMutationCache().getAll()).toHaveLength(1);
  expect(nearest.getMutationCache().getAll()).toHaveLength(0);
});

it("finds a QueryClientProvider that stands below the AutumnProvider", async () => {
  const queryClient = new QueryClient();
  const app = createApp();
  const { result } = renderHook(() => useTrack({ featureId: "messages" }), {
    wrapper: ({ children }) => (
      <AutumnProvider customerId="ada" client={app.createClient()}>
        <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
      </AutumnProvider>
    ),
  });

  act(() => result.current.mutate());

  await app.recorded(1);
  expect(queryClient.getMutationCache().findAll({ mutationKey: ["autumn", "track"] })).toHaveLength(1);
});
