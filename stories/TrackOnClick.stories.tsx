import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, fn, spyOn, userEvent, waitFor } from "storybook/test";
import { TrackOnClick } from "../src/index";
import { backendOf, withDeliveryPath } from "./frame/withDeliveryPath";

const meta = {
  title: "Components/TrackOnClick",
  component: TrackOnClick,
  decorators: [withDeliveryPath],
  parameters: { docs: { story: { autoplay: true } } },
  args: {
    featureId: "messages",
    children: "Send message",
    className: "button",
    onTracked: fn(),
    onTrackError: fn(),
  },
  argTypes: {
    featureId: {
      description: "The feature to record usage for. Exactly one of `featureId` and `eventName` is given.",
      control: "select",
      options: ["messages", "exports", "credits"],
      table: { category: "Event" },
    },
    eventName: {
      description: "The event to record, where one event feeds several features.",
      control: "text",
      table: { category: "Event" },
    },
    value: { control: { type: "number", min: 0, max: 10 }, table: { category: "Event" } },
    properties: { table: { category: "Event" } },
    entityId: { table: { category: "Event" } },
    customerId: { table: { category: "Event" } },
    timestamp: { table: { category: "Event" } },
    overageBehavior: { table: { category: "Event" } },
    async: { table: { category: "Event" } },
    lock: { control: false, table: { category: "Event" } },
    children: { control: "text", table: { category: "Element" } },
    asChild: { control: false, table: { category: "Element" } },
    shouldTrack: { table: { category: "Element" } },
    onTracked: { table: { category: "Outcome" } },
    onTrackError: { table: { category: "Outcome" } },
    className: { table: { disable: true } },
  },
} satisfies Meta<typeof TrackOnClick>;

export default meta;

type Story = StoryObj<typeof meta>;

/** A plain button, until somebody clicks it. */
export const Idle: Story = {
  play: async ({ canvas, canvasElement }) => {
    await expect(canvas.getByRole("button", { name: "Send message" })).toHaveAttribute("type", "button");
    await expect(canvas.getByRole("status", { name: "Outbox" })).toHaveTextContent("idle");
    await expect(backendOf(canvasElement).autumn.events).toEqual([]);
  },
};

/** Autumn takes its time. The button stays as it was: a click renders nothing again, the outbox knows. */
export const Pending: Story = {
  play: async ({ args, canvas, canvasElement }) => {
    const { autumn } = backendOf(canvasElement);
    autumn.hang();
    await userEvent.click(canvas.getByRole("button", { name: "Send message" }));

    await waitFor(() => expect(canvas.getByRole("status", { name: "Outbox" })).toHaveTextContent("1 event under way"));
    await expect(canvas.getByRole("button", { name: "Send message" })).toBeEnabled();
    await expect(autumn.events).toEqual([]);
    await expect(args.onTracked).not.toHaveBeenCalled();
  },
};

/** Counted: one row in Autumn's ledger, and its answer in `onTracked`. */
export const Delivered: Story = {
  args: { value: 3, properties: { from: "toolbar" }, onTracked: fn() },
  play: async ({ args, canvas, canvasElement }) => {
    const { autumn } = backendOf(canvasElement);
    await userEvent.click(canvas.getByRole("button", { name: "Send message" }));

    await waitFor(() => expect(args.onTracked).toHaveBeenCalledOnce());
    await expect(args.onTracked).toHaveBeenCalledWith(
      expect.objectContaining({ value: 3, balance: expect.objectContaining({ featureId: "messages", remaining: 97 }) }),
    );
    await expect(autumn.events).toMatchObject([
      { customerId: "cus_ada", featureId: "messages", value: 3, properties: { from: "toolbar" } },
    ]);
    await expect(canvas.getByText("97 of 100 left")).toBeVisible();
    await expect(canvas.getByRole("status", { name: "Outbox" })).toHaveTextContent("nothing waits");
  },
};

/** An event name instead of a feature, where one event feeds several features. */
export const ByEventName: Story = {
  args: { featureId: undefined, eventName: "message-sent" },
  play: async ({ canvas, canvasElement }) => {
    const { autumn } = backendOf(canvasElement);
    await userEvent.click(canvas.getByRole("button", { name: "Send message" }));
    await waitFor(() => expect(autumn.events).toMatchObject([{ eventName: "message-sent", value: 1 }]));
  },
};

/** The handler's `allow` has no rule for this feature. The refusal is told, shown and kept. */
export const Refused: Story = {
  args: { featureId: "credits", value: -50, children: "Give myself credits", onTrackError: fn() },
  play: async ({ args, canvas, canvasElement }) => {
    await userEvent.click(canvas.getByRole("button", { name: "Give myself credits" }));

    await waitFor(() => expect(args.onTrackError).toHaveBeenCalledOnce());
    await expect(args.onTrackError).toHaveBeenCalledWith(expect.objectContaining({ code: "not_allowed" }));
    await waitFor(() => expect(canvas.getByRole("alert")).toHaveTextContent("credits was refused: not_allowed"));
    await expect(canvas.getByRole("list", { name: "Refused" })).toHaveTextContent("no rule for the feature");
    await expect(backendOf(canvasElement).autumn.events).toEqual([]);
  },
};

/** Params that can't be right are refused at the click: nothing is stored, nothing is sent. */
export const InvalidParams: Story = {
  args: { value: Number.NaN, onTrackError: fn() },
  play: async ({ args, canvas, canvasElement }) => {
    await userEvent.click(canvas.getByRole("button", { name: "Send message" }));

    await waitFor(() => expect(args.onTrackError).toHaveBeenCalledOnce());
    await expect(args.onTrackError).toHaveBeenCalledWith(
      expect.objectContaining({ code: "invalid_params", issues: [expect.objectContaining({ path: "value" })] }),
    );
    await expect(canvas.getByRole("status", { name: "Outbox" })).toHaveTextContent("nothing waits");
    await expect(backendOf(canvasElement).autumn.events).toEqual([]);
  },
};

/** Clicks wait in the outbox, untried. */
export const Offline: Story = {
  args: { onTracked: fn() },
  parameters: { docs: { story: { autoplay: false } } },
  play: async ({ args, canvas, canvasElement }) => {
    await userEvent.click(canvas.getByRole("checkbox", { name: "Offline" }));
    await userEvent.click(canvas.getByRole("button", { name: "Send message" }));
    await userEvent.click(canvas.getByRole("button", { name: "Send message" }));
    await waitFor(() =>
      expect(canvas.getByRole("status", { name: "Outbox" })).toHaveTextContent("2 events wait: you are offline"),
    );
    await expect(args.onTracked).not.toHaveBeenCalled();
    await expect(backendOf(canvasElement).autumn.events).toEqual([]);
  },
};

/** They leave when the network is back, and each is counted once. */
export const BackOnline: Story = {
  args: { onTracked: fn() },
  parameters: { docs: { story: { autoplay: false } } },
  play: async (context) => {
    const { args, canvas, canvasElement } = context;
    await Offline.play?.(context);
    await userEvent.click(canvas.getByRole("checkbox", { name: "Offline" }));
    await waitFor(() => expect(args.onTracked).toHaveBeenCalledTimes(2));
    await expect(backendOf(canvasElement).autumn.events).toHaveLength(2);
    await waitFor(() => expect(canvas.getByRole("status", { name: "Outbox" })).toHaveTextContent("nothing waits"));
  },
};

/** The neighbour proves that it is the button which does not track, not the path. */
const beside: Story["render"] = (args) => (
  <div className="actions">
    <TrackOnClick {...args} />
    <TrackOnClick featureId="exports" className="button">
      Export
    </TrackOnClick>
  </div>
);

/** A disabled button does not track. */
export const Disabled: Story = {
  args: { disabled: true },
  render: beside,
  play: async ({ canvas, canvasElement }) => {
    const { autumn } = backendOf(canvasElement);
    const button = canvas.getByRole("button", { name: "Send message" });
    await expect(button).toBeDisabled();
    await userEvent.click(button, { pointerEventsCheck: 0 });
    await userEvent.click(canvas.getByRole("button", { name: "Export" }));
    await waitFor(() => expect(autumn.events.map(({ featureId }) => featureId)).toEqual(["exports"]));
  },
};

/** `aria-disabled` keeps the button focusable, so that a screen reader finds it. It does not track either. */
export const AriaDisabled: Story = {
  parameters: { docs: { story: { autoplay: false } } },
  args: { "aria-disabled": true },
  render: beside,
  play: async ({ canvas, canvasElement }) => {
    const { autumn } = backendOf(canvasElement);
    const button = canvas.getByRole("button", { name: "Send message" });
    await userEvent.click(button);
    await expect(button).toHaveFocus();
    await userEvent.click(canvas.getByRole("button", { name: "Export" }));
    await waitFor(() => expect(autumn.events.map(({ featureId }) => featureId)).toEqual(["exports"]));
  },
};

/**
 * With `asChild` the link itself tracks, without an element around it. As a router link does, this one prevents the
 * default; it is tracked all the same.
 */
export const AsLink: Story = {
  args: {
    featureId: "exports",
    asChild: true,
    children: (
      <a href="/report.csv" onClick={(event) => event.preventDefault()}>
        Export report
      </a>
    ),
  },
  play: async ({ canvas, canvasElement }) => {
    const { autumn } = backendOf(canvasElement);
    const link = canvas.getByRole("link", { name: "Export report" });
    await expect(link).toHaveClass("button");
    await expect(link).not.toHaveAttribute("type");
    await userEvent.click(link);
    await waitFor(() => expect(autumn.events).toMatchObject([{ featureId: "exports", value: 1 }]));
  },
};

/** Enter and Space are one event each. */
export const Keyboard: Story = {
  args: { onTracked: fn() },
  parameters: { docs: { story: { autoplay: false } } },
  play: async ({ args, canvas, canvasElement }) => {
    const { autumn } = backendOf(canvasElement);
    const button = canvas.getByRole("button", { name: "Send message" });
    while (document.activeElement !== button) await userEvent.tab();
    await userEvent.keyboard("{Enter}");
    await userEvent.keyboard(" ");
    await waitFor(() => expect(args.onTracked).toHaveBeenCalledTimes(2));
    await expect(autumn.events).toHaveLength(2);
  },
};

/** `shouldTrack` has the last word on a click: here only the first one counts. */
export const ShouldTrack: Story = {
  args: { shouldTrack: (event) => event.detail < 2, children: "Double-click me" },
  render: beside,
  play: async ({ canvas, canvasElement }) => {
    const { autumn } = backendOf(canvasElement);
    await userEvent.dblClick(canvas.getByRole("button", { name: "Double-click me" }));
    await userEvent.click(canvas.getByRole("button", { name: "Export" }));
    await waitFor(() => expect(autumn.events.map(({ featureId }) => featureId)).toEqual(["messages", "exports"]));
  },
};

/** On a phone the path runs downwards, and nothing is cut off. */
export const OnAPhone: Story = {
  tags: ["!autodocs"],
  globals: { viewport: { value: "mobile1" } },
  args: { properties: { conversation: "9f1c7d2e-6a54-4b0e-9d3a-1f0c5b7e2a90" } },
  play: async ({ canvas, canvasElement }) => {
    const { autumn } = backendOf(canvasElement);
    await userEvent.click(canvas.getByRole("button", { name: "Send message" }));
    await waitFor(() => expect(autumn.events).toHaveLength(1));
    await expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(window.innerWidth);
  },
};

/** Where nobody listens to `onTrackError`, a refusal at the click is written to the console. */
export const Unheard: Story = {
  args: { value: Number.NaN, onTrackError: undefined },
  tags: ["!autodocs"],
  play: async ({ canvas }) => {
    const log = spyOn(console, "error").mockImplementation(() => {});
    await userEvent.click(canvas.getByRole("button", { name: "Send message" }));
    await waitFor(() => expect(log).toHaveBeenCalledWith(expect.objectContaining({ code: "invalid_params" })));
  },
};
