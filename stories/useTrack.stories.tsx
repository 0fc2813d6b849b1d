import type { Meta, StoryObj } from "@storybook/react-vite";
import { useState } from "react";
import { expect, fn, userEvent, waitFor } from "storybook/test";
import { isAutumnError, type TrackInput, type UseTrackOptions, useTrack } from "../src/index";
import { Badge } from "./frame/Badge";
import { backendOf, withDeliveryPath } from "./frame/withDeliveryPath";

type SendMessageProps = {
  /** What the hook starts from. */
  defaults: TrackInput;
  /** What the call adds. */
  input?: TrackInput;
} & Pick<UseTrackOptions, "onSuccess" | "onError">;

/** All that the mutation tells, for one event. */
function SendMessage({ defaults, input, onSuccess, onError }: SendMessageProps) {
  const { mutate: track, reset, status, data, error } = useTrack(defaults, { onSuccess, onError });
  return (
    <>
      <div className="actions">
        <button type="button" className="button" onClick={() => track(input)}>
          Send message
        </button>
        <button type="button" className="button quiet" onClick={reset}>
          Reset
        </button>
      </div>
      <p role="status" aria-label="Event" className="line">
        <Badge state={status}>{status}</Badge>
        {data?.balance && `${data.balance.remaining} messages left`}
        {error?.code}
      </p>
      {error?.issues?.map(({ path, what, fix }) => (
        <p key={path}>
          <code>{path}</code> {what}. {fix}
        </p>
      ))}
    </>
  );
}

const meta = {
  title: "Hooks/useTrack",
  component: SendMessage,
  decorators: [withDeliveryPath],
  parameters: {
    docs: {
      story: { autoplay: true },
      description: {
        component: `A React Query mutation whose event is safe in the outbox before React Query hears of it.

\`\`\`tsx
const { mutate: track, status, data, error } = useTrack({ featureId: "messages" });

<button onClick={() => track({ value: 3, properties: { from: "toolbar" } })}>Send message</button>
\`\`\`

What the call gives goes before the hook's defaults, those before the provider's. \`mutateAsync\` resolves on proof of
delivery, which may take until the user is online again.`,
      },
    },
  },
  args: { defaults: { featureId: "messages" }, onSuccess: fn(), onError: fn() },
} satisfies Meta<typeof SendMessage>;

export default meta;

type Story = StoryObj<typeof meta>;

/** Nothing was tracked yet. */
export const Idle: Story = {
  play: async ({ canvas, canvasElement }) => {
    await expect(canvas.getByRole("status", { name: "Event" })).toHaveTextContent("idle");
    await expect(backendOf(canvasElement).autumn.events).toEqual([]);
  },
};

/** Accepted, under way, not answered. */
export const Pending: Story = {
  play: async ({ canvas, canvasElement }) => {
    const { autumn } = backendOf(canvasElement);
    autumn.hang();
    await userEvent.click(canvas.getByRole("button", { name: "Send message" }));
    await waitFor(() => expect(canvas.getByRole("status", { name: "Event" })).toHaveTextContent("pending"));
    await expect(canvas.getByRole("status", { name: "Outbox" })).toHaveTextContent("1 event under way");
    await expect(autumn.events).toEqual([]);
  },
};

/** Counted. The answer has the balance that is left. */
export const Success: Story = {
  args: { input: { value: 2, properties: { model: "small" } } },
  play: async ({ canvas, canvasElement }) => {
    await userEvent.click(canvas.getByRole("button", { name: "Send message" }));
    await waitFor(() => expect(canvas.getByRole("status", { name: "Event" })).toHaveTextContent("success"));
    await expect(canvas.getByRole("status", { name: "Event" })).toHaveTextContent("98 messages left");
    await expect(backendOf(canvasElement).autumn.events).toMatchObject([
      { customerId: "cus_ada", featureId: "messages", value: 2, properties: { model: "small" } },
    ]);
  },
};

/** Refused by the handler's policy: at most 10 at once. `reset` goes back to idle. */
export const Failure: Story = {
  name: "Error",
  args: { input: { value: 50 } },
  play: async ({ canvas, canvasElement }) => {
    const event = canvas.getByRole("status", { name: "Event" });
    await userEvent.click(canvas.getByRole("button", { name: "Reset" }));
    await expect(event).toHaveTextContent("idle");
    await userEvent.click(canvas.getByRole("button", { name: "Send message" }));
    await waitFor(() => expect(event).toHaveTextContent("not_allowed"));
    await waitFor(() => expect(canvas.getByRole("alert")).toHaveTextContent("messages was refused: not_allowed"));
    await expect(backendOf(canvasElement).autumn.events).toEqual([]);
  },
};

/** A field that doesn't exist. The error names the nearest that does; nothing is stored or sent. */
export const InvalidParams: Story = {
  args: { defaults: { featureID: "messages" } as TrackInput },
  play: async ({ canvas, canvasElement }) => {
    await userEvent.click(canvas.getByRole("button", { name: "Send message" }));
    await waitFor(() => expect(canvas.getByRole("status", { name: "Event" })).toHaveTextContent("invalid_params"));
    await expect(canvas.getByText(/did you mean featureId\?/i)).toBeVisible();
    await expect(canvas.getByRole("status", { name: "Outbox" })).toHaveTextContent("nothing waits");
    await expect(backendOf(canvasElement).autumn.events).toEqual([]);
  },
};

/** Pending for as long as the network is gone. */
export const Offline: Story = {
  parameters: { docs: { story: { autoplay: false } } },
  play: async ({ canvas, canvasElement }) => {
    await userEvent.click(canvas.getByRole("checkbox", { name: "Offline" }));
    await userEvent.click(canvas.getByRole("button", { name: "Send message" }));
    await waitFor(() => expect(canvas.getByRole("status", { name: "Event" })).toHaveTextContent("pending"));
    await expect(backendOf(canvasElement).autumn.events).toEqual([]);
  },
};

/** Counted as soon as the network is back. */
export const BackOnline: Story = {
  parameters: { docs: { story: { autoplay: false } } },
  play: async (context) => {
    const { canvas, canvasElement } = context;
    await Offline.play?.(context);
    await userEvent.click(canvas.getByRole("checkbox", { name: "Offline" }));
    await waitFor(() => expect(canvas.getByRole("status", { name: "Event" })).toHaveTextContent("99 messages left"));
    await expect(backendOf(canvasElement).autumn.events).toHaveLength(1);
  },
};

/**
 * The answer is lost after Autumn has counted. The second attempt has the same idempotency key: one row, not two. For
 * half a minute the first one might still fail, so only a third attempt proves that it has not.
 */
export const LostAnswer: Story = {
  play: async ({ canvas, canvasElement }) => {
    const { autumn } = backendOf(canvasElement);
    autumn.loseResponse();
    await userEvent.click(canvas.getByRole("button", { name: "Send message" }));
    await waitFor(() => expect(canvas.getByText("2 attempts")).toBeVisible());
    await waitFor(() => expect(canvas.getByRole("status", { name: "Outbox" })).toHaveTextContent("1 event waits"));
    await expect(autumn.events).toHaveLength(1);
  },
};

function ExportReport() {
  const { mutateAsync: track, isPending } = useTrack({ featureId: "exports" });
  const [report, setReport] = useState("no report yet");

  async function exportReport() {
    try {
      const { balance } = await track();
      setReport(`report ready, ${balance?.remaining} exports left`);
    } catch (error) {
      setReport(isAutumnError(error) ? `no report: ${error.code}` : String(error));
    }
  }

  return (
    <>
      <button type="button" className="button" disabled={isPending} onClick={exportReport}>
        Export report
      </button>
      <p role="status" aria-label="Report">
        {report}
      </p>
    </>
  );
}

/** `mutateAsync` where something is to follow the delivery; it rejects with an AutumnError. */
export const MutateAsync: Story = {
  render: () => <ExportReport />,
  play: async ({ canvas, canvasElement, step }) => {
    const { autumn } = backendOf(canvasElement);
    const report = canvas.getByRole("status", { name: "Report" });

    await step("It resolves with Autumn's answer", async () => {
      await userEvent.click(canvas.getByRole("button", { name: "Export report" }));
      await waitFor(() => expect(report).toHaveTextContent("report ready, 4 exports left"));
      await expect(autumn.events).toMatchObject([{ featureId: "exports", value: 1 }]);
    });

    await step("It rejects with the reason", async () => {
      autumn.fail({ status: 400, code: "insufficient_balance" });
      await userEvent.click(canvas.getByRole("button", { name: "Export report" }));
      await waitFor(() => expect(report).toHaveTextContent("no report: insufficient_balance"));
      await expect(autumn.events).toHaveLength(1);
    });
  },
};
