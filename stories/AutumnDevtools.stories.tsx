import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, userEvent, waitFor, within } from "storybook/test";
import { AutumnDevtools } from "../src/devtools.production";
import { TrackOnClick, useBalance } from "../src/index";
import { backendOf, withDeliveryPath } from "./frame/withDeliveryPath";

/** What an app may have: something to track, and what is left. */
function Page() {
  const { data: messages } = useBalance("messages");
  useBalance("exports");
  return (
    <>
      <TrackOnClick featureId="messages" value={2} properties={{ from: "toolbar" }} className="button">
        Send message
      </TrackOnClick>
      <p className="muted">{messages?.remaining ?? "…"} messages left</p>
    </>
  );
}

const meta = {
  title: "Devtools/AutumnDevtools",
  component: AutumnDevtools,
  decorators: [withDeliveryPath],
  argTypes: { queryClient: { table: { disable: true } } },
  render: (args, { globals }) => (
    <>
      <Page />
      <AutumnDevtools {...args} theme={args.theme ?? globals.theme} />
    </>
  ),
  parameters: {
    docs: {
      story: { inline: false, iframeHeight: 620, autoplay: true },
      description: {
        component: `A floating button that opens a panel: the page's events with their state, attempts, next try, age, params and
answer, the balances, and the means to go offline, flush, retry and discard.`,
      },
    },
  },
} satisfies Meta<typeof AutumnDevtools>;

export default meta;

type Story = StoryObj<typeof meta>;

/** The devtools of a canvas: queries do not enter a shadow root by themselves. */
function devtoolsOf(canvasElement: HTMLElement) {
  const host = [...canvasElement.querySelectorAll("*")].find(({ shadowRoot }) => shadowRoot);
  return within(host?.shadowRoot?.firstElementChild as HTMLElement);
}

/** Only a button, until it is asked for more. */
export const Closed: Story = {
  play: async ({ canvasElement }) => {
    await expect(devtoolsOf(canvasElement).getByRole("button", { name: "Open Autumn devtools" })).toBeVisible();
  },
};

/** Opened and closed without a mouse; the focus comes back to the button. */
export const Keyboard: Story = {
  tags: ["!autodocs"],
  play: async ({ canvas, canvasElement }) => {
    const devtools = devtoolsOf(canvasElement);
    canvas.getByRole("button", { name: "Send message" }).focus();
    devtools.getByRole("button", { name: "Open Autumn devtools" }).focus();
    await userEvent.keyboard("{Enter}");
    const panel = devtools.getByRole("complementary", { name: "Autumn devtools" });
    const root = panel.getRootNode() as ShadowRoot;
    await expect(root.activeElement).toBe(panel);
    await userEvent.keyboard("{Escape}");
    await expect(root.activeElement).toBe(devtools.getByRole("button", { name: "Open Autumn devtools" }));
  },
};

/** Nothing tracked yet. */
export const Empty: Story = {
  args: { initialIsOpen: true },
  play: async ({ canvasElement }) => {
    const devtools = devtoolsOf(canvasElement);
    await expect(devtools.getByRole("status", { name: "Events" })).toHaveTextContent("no events");
    await expect(await devtools.findByText(/Nothing yet/)).toBeVisible();
    await expect(await devtools.findByRole("meter", { name: "messages left" })).toBeVisible();
  },
};

/** Autumn is down: an event backs off between its attempts. One that came through before shows Autumn's answer. */
export const Busy: Story = {
  args: { initialIsOpen: true },
  play: async ({ canvas, canvasElement }) => {
    const devtools = devtoolsOf(canvasElement);
    const send = () => userEvent.click(canvas.getByRole("button", { name: "Send message" }));
    await send();
    await userEvent.click(await devtools.findByRole("button", { name: /^delivered messages × 2, 1 attempt/ }));
    await expect(devtools.getByText(/"remaining": 98/)).toBeVisible();
    await userEvent.click(canvas.getByRole("checkbox", { name: "Autumn down" }));
    await send();
    await send();
    await waitFor(() => expect(devtools.getAllByRole("button", { name: /[2-9] attempts, next try/ })).not.toEqual([]));
    await expect(backendOf(canvasElement).autumn.events).toHaveLength(1);
  },
};

/** The same in the dark. */
export const Dark: Story = { args: { initialIsOpen: true, theme: "dark" }, play: Busy.play };

/** Its own switch keeps the outbox off the network; the rest of the page stays online. */
export const Offline: Story = {
  args: { initialIsOpen: true },
  play: async ({ canvas, canvasElement }) => {
    const devtools = devtoolsOf(canvasElement);
    await userEvent.click(devtools.getByRole("button", { name: "Offline" }));
    await userEvent.click(canvas.getByRole("button", { name: "Send message" }));
    await devtools.findByRole("button", { name: /^pending messages × 2, 0 attempts, next try when online/ });
    await expect(canvas.getByRole("status", { name: "Outbox" })).toHaveTextContent("1 event waits: you are offline");
    await expect(backendOf(canvasElement).autumn.events).toEqual([]);
  },
};

/** Online again, what waited goes on. */
export const OnlineAgain: Story = {
  tags: ["!autodocs"],
  args: Offline.args,
  play: async (context) => {
    const devtools = devtoolsOf(context.canvasElement);
    await Offline.play?.(context);
    await userEvent.click(devtools.getByRole("button", { name: "Offline", pressed: true }));
    await devtools.findByRole("button", { name: /^delivered/ });
    await expect(backendOf(context.canvasElement).autumn.events).toHaveLength(1);
  },
};

/** What was refused says why, and can be retried or discarded. */
export const Refused: Story = {
  args: { initialIsOpen: true },
  play: async ({ canvas, canvasElement }) => {
    const devtools = devtoolsOf(canvasElement);
    backendOf(canvasElement).autumn.fail({
      status: 400,
      code: "insufficient_balance",
      times: 2,
      path: "/v1/balances.track",
    });
    for (let click = 0; click < 2; click += 1) {
      await userEvent.click(canvas.getByRole("button", { name: "Send message" }));
    }
    await waitFor(() => expect(devtools.getByRole("status", { name: "Events" })).toHaveTextContent("2 rejected"));
    const [first] = devtools.getAllByRole("button", { name: /^rejected/ });
    if (first) await userEvent.click(first);
    await expect(devtools.getByRole("button", { name: "Retry" })).toBeVisible();
    await expect(devtools.getByRole("button", { name: "Discard" })).toBeVisible();
  },
};

/** Somebody else has signed in: events of the one before are held, and only counted. */
export const Held: Story = {
  args: { initialIsOpen: true },
  play: async (context) => {
    const devtools = devtoolsOf(context.canvasElement);
    await Offline.play?.(context);
    await userEvent.selectOptions(context.canvas.getByRole("combobox", { name: "Signed in as" }), "cus_bob");
    await waitFor(() => expect(devtools.getByRole("status", { name: "Events" })).toHaveTextContent("1 held"));
    await expect(devtools.queryByText(/cus_ada/)).toBeNull();
  },
};
