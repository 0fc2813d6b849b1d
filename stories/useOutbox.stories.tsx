import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, spyOn, userEvent, waitFor } from "storybook/test";
import { TrackOnClick, useOutbox } from "../src/index";
import { Badge } from "./frame/Badge";
import { countOf } from "./frame/countOf";
import { backendOf, withDeliveryPath } from "./frame/withDeliveryPath";

/** What an app may show of it: one line in a corner. */
function Waiting() {
  const { pending, sending } = useOutbox();
  const waiting = [...pending, ...sending];
  return (
    <div className="stack">
      <TrackOnClick featureId="messages" className="button">
        Send message
      </TrackOnClick>
      <Badge state={waiting.length > 0 ? "waiting" : "success"}>
        {waiting.length > 0 ? `${countOf(waiting)} not counted yet` : "all counted"}
      </Badge>
    </div>
  );
}

const meta = {
  title: "Hooks/useOutbox",
  component: Waiting,
  decorators: [withDeliveryPath],
  parameters: {
    docs: {
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
    await expect(canvas.getByText("all counted")).toBeVisible();
  },
};

/** Without a network nothing is tried; the `online` event sends what waits. */
export const WaitingOffline: Story = {
  play: async ({ canvas, canvasElement, step }) => {
    const { autumn } = backendOf(canvasElement);
    const status = canvas.getByRole("status", { name: "Outbox" });

    await step("Three events wait, untried", async () => {
      await userEvent.click(canvas.getByRole("checkbox", { name: "Offline" }));
      for (let click = 0; click < 3; click += 1) {
        await userEvent.click(canvas.getByRole("button", { name: "Send message" }));
      }
      await waitFor(() => expect(status).toHaveTextContent("3 events wait: you are offline"));
      await expect(canvas.getAllByText("0 attempts")).toHaveLength(3);
      await expect(canvas.getByRole("button", { name: "Send now" })).toBeDisabled();
    });

    await step("One is discarded, the others are counted", async () => {
      const [discard] = canvas.getAllByRole("button", { name: "Discard" });
      if (discard) await userEvent.click(discard);
      await waitFor(() => expect(status).toHaveTextContent("2 events wait"));
      await userEvent.click(canvas.getByRole("checkbox", { name: "Offline" }));
      await waitFor(() => expect(status).toHaveTextContent("nothing waits"));
      await expect(autumn.events).toHaveLength(2);
    });
  },
};

/** The handler asks for a minute's peace (429, `Retry-After`). `until` says when, and `flush` does not wait for it. */
export const Backoff: Story = {
  play: async ({ canvas, canvasElement, step }) => {
    const { autumn } = backendOf(canvasElement);
    const status = canvas.getByRole("status", { name: "Outbox" });

    await step("It waits until then", async () => {
      await userEvent.click(canvas.getByRole("checkbox", { name: "Handler busy" }));
      await userEvent.click(canvas.getByRole("button", { name: "Send message" }));
      await waitFor(() => expect(status).toHaveTextContent(/1 event waits: next try at .*\d/));
      await expect(autumn.events).toEqual([]);
    });

    await step("Or until somebody asks for it", async () => {
      await userEvent.click(canvas.getByRole("checkbox", { name: "Handler busy" }));
      await userEvent.click(canvas.getByRole("button", { name: "Send now" }));
      await waitFor(() => expect(status).toHaveTextContent("nothing waits"));
      await expect(autumn.events).toHaveLength(1);
    });
  },
};

/** Autumn is down: each event keeps its idempotency key over all its attempts, and is counted once in the end. */
export const AutumnDown: Story = {
  play: async ({ canvas, canvasElement, step }) => {
    const { autumn } = backendOf(canvasElement);
    const status = canvas.getByRole("status", { name: "Outbox" });

    await step("It is tried more than once", async () => {
      await userEvent.click(canvas.getByRole("checkbox", { name: "Autumn down" }));
      await userEvent.click(canvas.getByRole("button", { name: "Send message" }));
      await waitFor(() => expect(canvas.getByText(/[2-9] attempts/)).toBeVisible(), { timeout: 10_000 });
      await expect(autumn.events).toEqual([]);
    });

    await step("It is counted once", async () => {
      await userEvent.click(canvas.getByRole("checkbox", { name: "Autumn down" }));
      await waitFor(() => expect(status).toHaveTextContent("nothing waits"), { timeout: 10_000 });
      await expect(autumn.events).toHaveLength(1);
    });
  },
};

/** The session is over (401). The event waits for somebody to sign in. */
export const LoginNeeded: Story = {
  play: async ({ canvas, canvasElement, step }) => {
    const { autumn } = backendOf(canvasElement);
    const status = canvas.getByRole("status", { name: "Outbox" });

    await step("It waits for a login", async () => {
      await userEvent.click(canvas.getByRole("checkbox", { name: "Session expired" }));
      await userEvent.click(canvas.getByRole("button", { name: "Send message" }));
      await waitFor(() => expect(status).toHaveTextContent("1 event waits: please sign in"));
      await expect(autumn.events).toEqual([]);
    });

    await step("Signed in again, it is counted", async () => {
      await userEvent.click(canvas.getByRole("button", { name: "Sign in again" }));
      await waitFor(() => expect(status).toHaveTextContent("nothing waits"));
      await expect(autumn.events).toHaveLength(1);
    });
  },
};

/** What was refused for good stays listed with its reason, for the app to retry or discard. */
export const Refused: Story = {
  play: async ({ canvas, canvasElement, step }) => {
    const { autumn } = backendOf(canvasElement);
    const send = canvas.getByRole("button", { name: "Send message" });

    await step("Two events are refused", async () => {
      autumn.fail({ status: 400, code: "insufficient_balance", times: 2 });
      await userEvent.click(send);
      await userEvent.click(send);
      await waitFor(() => expect(canvas.getAllByText("insufficient_balance")).toHaveLength(2));
      await expect(canvas.getByRole("alert")).toHaveTextContent("messages was refused: insufficient_balance");
      await expect(autumn.events).toEqual([]);
    });

    await step("One is sent again, and counted", async () => {
      const [retry] = canvas.getAllByRole("button", { name: "Retry" });
      if (retry) await userEvent.click(retry);
      await waitFor(() => expect(autumn.events).toHaveLength(1));
      await waitFor(() => expect(canvas.getAllByText("insufficient_balance")).toHaveLength(1));
    });

    await step("The other one is forgotten", async () => {
      await userEvent.click(canvas.getByRole("button", { name: "Discard" }));
      await waitFor(() => expect(canvas.queryByRole("list", { name: "Refused" })).toBeNull());
      await expect(autumn.events).toHaveLength(1);
    });
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
