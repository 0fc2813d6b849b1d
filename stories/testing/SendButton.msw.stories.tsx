import type { Meta, StoryObj } from "@storybook/react-vite";
import { HttpResponse, http } from "msw";
import { setupWorker } from "msw/browser";
import { expect, userEvent, waitFor } from "storybook/test";
import { AutumnProvider, createAutumnApiClient } from "../../src";
import { createTestAutumn } from "../../src/testing";
import { SendButton } from "./SendButton";

const autumn = createTestAutumn({ features: { messages: { included: 1_000 } }, customers: ["cus_1"] });

const worker = setupWorker(
  http.all("https://api.useautumn.com/*", ({ request }) => autumn.fetch(request).catch(() => HttpResponse.error())),
);

const client = createAutumnApiClient({ token: autumn.token("cus_1") });

const meta = {
  title: "Testing/SendButton through MSW",
  component: SendButton,
  async beforeEach() {
    await worker.start({
      // Beside this page, wherever the built Storybook is served from.
      serviceWorker: { url: `${import.meta.env.BASE_URL}mockServiceWorker.js` },
      onUnhandledRequest: "bypass",
      quiet: true,
    });
    return () => worker.stop();
  },
  decorators: [
    (Story) => (
      <AutumnProvider customerId="cus_1" client={client} outbox={{ name: "msw" }}>
        <Story />
      </AutumnProvider>
    ),
  ],
} satisfies Meta<typeof SendButton>;

export default meta;

export const Counted: StoryObj<typeof meta> = {
  play: async ({ canvas }) => {
    const counted = autumn.events.length;
    await userEvent.click(canvas.getByRole("button", { name: "Send" }));
    await waitFor(() => expect(autumn.events).toHaveLength(counted + 1));
    await waitFor(() => expect(canvas.getByRole("status")).toHaveTextContent(`${1_000 - counted - 1} left`));
  },
};
