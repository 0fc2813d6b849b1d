import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, userEvent, waitFor } from "storybook/test";
import { AutumnProvider, createAutumnApiClient } from "../../src";
import { createTestAutumn } from "../../src/testing";
import { SendButton } from "./SendButton";

const meta = {
  title: "Testing/SendButton",
  component: SendButton,
  loaders: [
    () => ({
      autumn: createTestAutumn({ features: { messages: { included: 3 } }, customers: ["cus_1"] }),
      outbox: { name: crypto.randomUUID() },
    }),
  ],
  decorators: [
    (Story, { loaded: { autumn, outbox } }) => (
      <AutumnProvider
        customerId="cus_1"
        client={createAutumnApiClient({ token: autumn.token("cus_1"), fetch: autumn.fetch })}
        outbox={outbox}
      >
        <Story />
      </AutumnProvider>
    ),
  ],
} satisfies Meta<typeof SendButton>;

export default meta;

type Story = StoryObj<typeof meta>;

export const Counted: Story = {
  play: async ({ canvas, loaded: { autumn } }) => {
    await userEvent.click(canvas.getByRole("button", { name: "Send" }));
    await waitFor(() => expect(canvas.getByRole("status")).toHaveTextContent("2 left"));
    await expect(autumn.events).toMatchObject([{ customerId: "cus_1", featureId: "messages", value: 1 }]);
  },
};

export const Refused: Story = {
  play: async ({ canvas, loaded: { autumn } }) => {
    autumn.fail({ status: 404, code: "feature_not_found" });
    await userEvent.click(canvas.getByRole("button", { name: "Send" }));
    await waitFor(() => expect(canvas.getByRole("alert")).toHaveTextContent("Not counted"));
  },
};

export const Offline: Story = {
  play: async ({ canvas, loaded: { autumn } }) => {
    autumn.goOffline();
    await userEvent.click(canvas.getByRole("button", { name: "Send" }));
    await waitFor(() => expect(canvas.getByRole("status")).toHaveTextContent("1 waiting"));
  },
};
