import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, userEvent, waitFor } from "storybook/test";
import { type FeatureId, isExhausted, TrackOnClick, useBalance } from "../src/index";
import { Badge } from "./frame/Badge";
import { backendOf, withDeliveryPath } from "./frame/withDeliveryPath";

/** What is left beside the button that takes of it. */
function Balance({ featureId }: { featureId: FeatureId }) {
  const { data: balance, error } = useBalance(featureId);
  return (
    <>
      <TrackOnClick featureId={featureId} className="button" disableWhenExhausted={balance}>
        Use one
      </TrackOnClick>
      <Badge state={error || isExhausted(balance) ? "refused" : balance ? "success" : "waiting"}>
        {error ? error.code : balance ? `You have ${balance.remaining} of ${balance.granted}` : "…"}
      </Badge>
    </>
  );
}

const meta = {
  title: "Hooks/useBalance",
  component: Balance,
  decorators: [withDeliveryPath],
  args: { featureId: "exports" },
  argTypes: { featureId: { control: "radio", options: ["exports", "messages", "credits"] } },
  parameters: {
    docs: {
      story: { autoplay: true },
      description: {
        component: `What is left of a feature: a React Query result that all components share. Events that wait are taken off
already; one that is refused gives back what it took.

\`\`\`tsx
const { data: balance, isPending, error } = useBalance("exports");
\`\`\``,
      },
    },
  },
} satisfies Meta<typeof Balance>;

export default meta;

type Story = StoryObj<typeof meta>;

/** Asked for once; each answer to an event brings it up to date. */
export const Live: Story = {
  play: async ({ canvas, canvasElement }) => {
    await waitFor(() => expect(canvas.getByText("You have 5 of 5")).toBeVisible());
    await userEvent.click(canvas.getByRole("button", { name: "Use one" }));
    await waitFor(() => expect(canvas.getByText("You have 4 of 5")).toBeVisible());
    await waitFor(() => expect(backendOf(canvasElement).autumn.events).toHaveLength(1));
    await expect(canvas.getByText("You have 4 of 5")).toBeVisible();
  },
};

/** Without a network, what waits is taken off all the same. */
export const Offline: Story = {
  parameters: { docs: { story: { autoplay: false } } },
  play: async ({ canvas, canvasElement }) => {
    await waitFor(() => expect(canvas.getByText("You have 5 of 5")).toBeVisible());
    await userEvent.click(canvas.getByRole("checkbox", { name: "Offline" }));
    await userEvent.click(canvas.getByRole("button", { name: "Use one" }));
    await userEvent.click(canvas.getByRole("button", { name: "Use one" }));
    await waitFor(() => expect(canvas.getByText("You have 3 of 5")).toBeVisible());
    await expect(backendOf(canvasElement).autumn.events).toEqual([]);
  },
};

/** `disableWhenExhausted`: the button does nothing, and stays where a screen reader finds it. */
export const Exhausted: Story = {
  play: async ({ canvas, canvasElement }) => {
    await waitFor(() => expect(canvas.getByText("You have 5 of 5")).toBeVisible());
    const button = canvas.getByRole("button", { name: "Use one" });
    for (let left = 4; left >= 0; left -= 1) {
      await userEvent.click(button);
      await waitFor(() => expect(canvas.getByText(`You have ${left} of 5`)).toBeVisible());
    }
    await expect(button).toHaveAttribute("aria-disabled", "true");
    await userEvent.click(button);
    await waitFor(() => expect(backendOf(canvasElement).autumn.events).toHaveLength(5));
    await expect(canvas.getByText("You have 0 of 5")).toBeVisible();
  },
};

/** The handler's `allow` lists the features that a browser may look at. */
export const NotAllowed: Story = {
  args: { featureId: "credits" },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByText("not_allowed")).toBeVisible());
  },
};
