import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, spyOn, userEvent, waitFor } from "storybook/test";
import { TrackOnClick, useOutbox } from "../src/index";
import { Badge } from "./frame/Badge";
import { countOf } from "./frame/countOf";
import { backendOf, withDeliveryPath } from "./frame/withDeliveryPath";

/** What an app may show of it: one line in a corner. */
function Waiting() {
  const { pending, sending, rejected } = useOutbox();
  const waiting = [...pending, ...sending];
  const settled = rejected.length > 0 ? `${countOf(rejected)} refused` : "all sent";
  return (
    <>
      <TrackOnClick featureId="messages" className="button">
        Send message
      </TrackOnClick>
      <Badge state={waiting.length > 0 ? "waiting" : rejected.length > 0 ? "refused" : "success"}>
        {waiting.length > 0 ? `${countOf(waiting)} not counted yet` : settled}
      </Badge>
    </>
  );
}

const meta = {
  title: "Hooks/useOutbox",
  component: Waiting,
  decorators: [withDeliveryPath],
  parameters: {
    docs: {
      story: { autoplay: true },
      description: {
        component: `What waits, what is under way, what was refused and why, and the means to hurry, retry or discard it. A component
renders again only when a field changes that it has read.

\`\`\`tsx
const { pending, sending, held, rejected, status, reason, until, durable, flush, retry, discard } = useOutbox();
\`\`\`

The pane in the middle of every story is built with it.`,
      },
    },
  },
} satisfies Meta<typeof Waiting>;

export default meta;

type Story = StoryObj<typeof meta>;

/** Nothing waits: no timers, no polling, no locks. */
export const Idle: Story = {
  play: async ({ canvas }) => {
    await expect(canvas.getByRole("status", { name: "Outbox" })).toHaveTextContent("idle");
    await expect(canvas.getByText("all sent")).toBeVisible();
  },
};

/** Without a network nothing is tried; the `online` event sends what waits. */
export const WaitingOffline: Story = {
  parameters: { docs: { story: { autoplay: false } } },
  play: async ({ canvas, canvasElement }) => {
    await userEvent.click(canvas.getByRole("checkbox", { name: "Offline" }));
    for (let click = 0; click < 3; click += 1) {
      await userEvent.click(canvas.getByRole("button", { name: "Send message" }));
    }
    await waitFor(() =>
      expect(canvas.getByRole("status", { name: "Outbox" })).toHaveTextContent("3 events wait: you are offline"),
    );
    await expect(canvas.getByText("3 events not counted yet")).toBeVisible();
    await expect(canvas.getAllByText("0 attempts")).toHaveLength(3);
    await expect(canvas.getByRole("button", { name: "Send now" })).toBeDisabled();
    await expect(backendOf(canvasElement).autumn.events).toEqual([]);
  },
};

/** `discard(id)` forgets an event that is not under way. The others are counted. */
export const Discarded: Story = {
  parameters: { docs: { story: { autoplay: false } } },
  play: async (context) => {
    const { canvas, canvasElement } = context;
    await WaitingOffline.play?.(context);
    await userEvent.click(canvas.getAllByRole("button", { name: "Discard" })[0] as HTMLElement);
    await waitFor(() => expect(canvas.getByText("2 events not counted yet")).toBeVisible());
    await userEvent.click(canvas.getByRole("checkbox", { name: "Offline" }));
    await waitFor(() => expect(canvas.getByText("all sent")).toBeVisible());
    await expect(backendOf(canvasElement).autumn.events).toHaveLength(2);
  },
};

/** The handler asks for a minute's peace (429, `Retry-After`); `until` says when the next attempt is due. */
export const Backoff: Story = {
  play: async ({ canvas, canvasElement }) => {
    await userEvent.click(canvas.getByRole("checkbox", { name: "Handler busy" }));
    await userEvent.click(canvas.getByRole("button", { name: "Send message" }));
    await waitFor(() =>
      expect(canvas.getByRole("status", { name: "Outbox" })).toHaveTextContent(/1 event waits: next try at .*\d/),
    );
    await expect(canvas.getByText("1 attempt")).toBeVisible();
    await expect(backendOf(canvasElement).autumn.events).toEqual([]);
  },
};

/** `flush()` tries at once, without waiting for the backoff. */
export const Flushed: Story = {
  play: async (context) => {
    const { canvas, canvasElement } = context;
    await Backoff.play?.(context);
    await userEvent.click(canvas.getByRole("checkbox", { name: "Handler busy" }));
    await userEvent.click(canvas.getByRole("button", { name: "Send now" }));
    await waitFor(() => expect(canvas.getByText("all sent")).toBeVisible());
    await expect(backendOf(canvasElement).autumn.events).toHaveLength(1);
  },
};

/** While Autumn is down, an event is tried again and again, each time with the same idempotency key. */
export const AutumnDown: Story = {
  play: async ({ canvas, canvasElement }) => {
    await userEvent.click(canvas.getByRole("checkbox", { name: "Autumn down" }));
    await userEvent.click(canvas.getByRole("button", { name: "Send message" }));
    await waitFor(() => expect(canvas.getByText(/[2-9] attempts/)).toBeVisible());
    await expect(backendOf(canvasElement).autumn.events).toEqual([]);
  },
};

/** The session is over (401). The event waits for somebody to sign in. */
export const LoginNeeded: Story = {
  play: async ({ canvas, canvasElement }) => {
    await userEvent.click(canvas.getByRole("checkbox", { name: "Session expired" }));
    await userEvent.click(canvas.getByRole("button", { name: "Send message" }));
    await waitFor(() =>
      expect(canvas.getByRole("status", { name: "Outbox" })).toHaveTextContent("1 event waits: please sign in"),
    );
    await expect(backendOf(canvasElement).autumn.events).toEqual([]);
  },
};

/** Signed in again, it is counted. */
export const SignedInAgain: Story = {
  play: async (context) => {
    const { canvas, canvasElement } = context;
    await LoginNeeded.play?.(context);
    await userEvent.click(canvas.getByRole("button", { name: "Sign in again" }));
    await waitFor(() => expect(canvas.getByText("all sent")).toBeVisible());
    await expect(backendOf(canvasElement).autumn.events).toHaveLength(1);
  },
};

/** What was refused for good stays listed with its reason, and the app's `onReject` is told. */
export const Refused: Story = {
  play: async ({ canvas, canvasElement }) => {
    const { autumn } = backendOf(canvasElement);
    autumn.fail({ status: 400, code: "insufficient_balance", times: 2 });
    await userEvent.click(canvas.getByRole("button", { name: "Send message" }));
    await userEvent.click(canvas.getByRole("button", { name: "Send message" }));
    await waitFor(() => expect(canvas.getAllByText("insufficient_balance")).toHaveLength(2));
    await waitFor(() =>
      expect(canvas.getByRole("alert")).toHaveTextContent("messages was refused: insufficient_balance"),
    );
    await expect(autumn.events).toEqual([]);
  },
};

/** `retry(id)` sends it again under its own id; `discard(id)` forgets it. */
export const RetriedAndDiscarded: Story = {
  play: async (context) => {
    const { canvas, canvasElement } = context;
    const { autumn } = backendOf(canvasElement);
    await Refused.play?.(context);
    await userEvent.click(canvas.getAllByRole("button", { name: "Retry" })[0] as HTMLElement);
    await waitFor(() => expect(autumn.events).toHaveLength(1));
    await waitFor(() => expect(canvas.getAllByText("insufficient_balance")).toHaveLength(1));
    await userEvent.click(canvas.getByRole("button", { name: "Discard" }));
    await waitFor(() => expect(canvas.queryByRole("list", { name: "Refused" })).toBeNull());
    await expect(autumn.events).toHaveLength(1);
  },
};

/** The browser's storage is blocked or full: events are delivered all the same, and `durable` says what is at stake. */
export const MemoryOnly: Story = {
  tags: ["!autodocs"],
  beforeEach() {
    const warn = spyOn(console, "warn").mockImplementation(() => {});
    const open = spyOn(indexedDB, "open").mockImplementation(() => {
      throw new DOMException("Storage is blocked.", "SecurityError");
    });
    return () => {
      open.mockRestore();
      warn.mockRestore();
    };
  },
  play: async ({ canvas, canvasElement }) => {
    const { autumn } = backendOf(canvasElement);
    await waitFor(() => expect(canvas.getByText("memory only")).toBeVisible());
    await expect(console.warn).toHaveBeenCalledOnce();
    await userEvent.click(canvas.getByRole("button", { name: "Send message" }));
    await waitFor(() => expect(autumn.events).toHaveLength(1));
  },
};
