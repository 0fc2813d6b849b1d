import type { Meta, StoryObj } from "@storybook/react-vite";
import { useState } from "react";
import { expect, fn, userEvent, waitFor } from "storybook/test";
import { AutumnProvider, TrackOnClick, useTrack } from "../src/index";
import { backendOf, withDeliveryPath } from "./frame/withDeliveryPath";

function SendMessage() {
  const [refusal, setRefusal] = useState("");
  const { mutate: track } = useTrack({ featureId: "messages" }, { onError: ({ code }) => setRefusal(code) });
  return (
    <>
      <button type="button" className="button" onClick={() => track()}>
        Send message
      </button>
      <p role="status" aria-label="Event">
        {refusal}
      </p>
    </>
  );
}

const meta = {
  title: "Components/AutumnProvider",
  component: AutumnProvider,
  decorators: [withDeliveryPath],
  parameters: { docs: { story: { autoplay: true } } },
  args: { children: <SendMessage /> },
  argTypes: {
    customerId: { control: "text" },
    entityId: { control: "text" },
    properties: { control: "object" },
  },
} satisfies Meta<typeof AutumnProvider>;

export default meta;

type Story = StoryObj<typeof meta>;

/** Says whose usage is tracked below it. No call has to name the customer. */
export const SignedIn: Story = {
  args: { customerId: "cus_ada" },
  play: async ({ canvas, canvasElement }) => {
    const { autumn } = backendOf(canvasElement);
    await userEvent.click(canvas.getByRole("button", { name: "Send message" }));
    await waitFor(() => expect(autumn.events).toMatchObject([{ customerId: "cus_ada", featureId: "messages" }]));
    await waitFor(() => expect(canvas.getByText("99 of 100 left")).toBeVisible());
  },
};

/** Providers nest: properties merge key by key, the call has the last word, the entity comes from wherever it is named. */
export const NestedProviders: Story = {
  args: {
    properties: { app: "web", plan: "team" },
    children: (
      <AutumnProvider entityId="team_red" properties={{ page: "inbox", plan: "enterprise" }}>
        <TrackOnClick featureId="messages" properties={{ page: "thread" }} className="button">
          Send message
        </TrackOnClick>
      </AutumnProvider>
    ),
  },
  play: async ({ canvas, canvasElement }) => {
    const { autumn } = backendOf(canvasElement);
    await userEvent.click(canvas.getByRole("button", { name: "Send message" }));
    await waitFor(() => expect(autumn.events).toHaveLength(1));
    await expect(autumn.events[0]).toMatchObject({
      customerId: "cus_ada",
      entityId: "team_red",
      properties: { app: "web", plan: "enterprise", page: "thread" },
    });
  },
};

/** Before the sign-in there is nobody to charge: tracking is refused with `no_customer`, nothing is stored. */
export const NobodySignedIn: Story = {
  args: { customerId: null },
  parameters: { conditions: { customerId: null } },
  play: async ({ canvas, canvasElement }) => {
    await userEvent.click(canvas.getByRole("button", { name: "Send message" }));
    await waitFor(() => expect(canvas.getByRole("status", { name: "Event" })).toHaveTextContent("no_customer"));
    await expect(canvas.getByRole("status", { name: "Outbox" })).toHaveTextContent("nothing waits");
    await expect(backendOf(canvasElement).autumn.events).toEqual([]);
  },
};

/** Ada's event waits when Bob signs in. It is held for her, and never sent on his bill. */
export const CustomerSwitch: Story = {
  play: async ({ canvas, canvasElement, step }) => {
    const { autumn, set } = backendOf(canvasElement);
    const send = canvas.getByRole("button", { name: "Send message" });

    await step("Ada tracks while the handler is busy", async () => {
      set({ busy: true });
      await userEvent.click(send);
      await waitFor(() => expect(canvas.getByRole("status", { name: "Outbox" })).toHaveTextContent("1 event waits"));
    });

    await step("Bob signs in: hers is held, his is counted", async () => {
      set({ busy: false });
      await userEvent.selectOptions(canvas.getByRole("combobox", { name: "Signed in as" }), "cus_bob");
      await userEvent.click(send);
      await userEvent.click(await canvas.findByRole("button", { name: "Send now" }));
      await waitFor(() => expect(autumn.events.map(({ customerId }) => customerId)).toEqual(["cus_bob"]));
      await expect(canvas.getByText("1 for another customer")).toBeVisible();
    });
  },
};

/** Ada is back, and so is her event. */
export const CustomerReturns: Story = {
  play: async (context) => {
    const { canvas, canvasElement } = context;
    const { autumn } = backendOf(canvasElement);
    await CustomerSwitch.play?.(context);
    await userEvent.selectOptions(canvas.getByRole("combobox", { name: "Signed in as" }), "cus_ada");
    await waitFor(() => expect(autumn.events.map(({ customerId }) => customerId)).toEqual(["cus_bob", "cus_ada"]));
    await waitFor(() => expect(canvas.queryByText("1 for another customer")).toBeNull());
  },
};

/** The page believes that Ada is signed in, the handler knows that it is Bob: the event is held, and nobody is charged. */
export const WrongCustomer: Story = {
  args: { customerId: "cus_ada" },
  parameters: { conditions: { customerId: "cus_bob" } },
  play: async ({ canvas, canvasElement }) => {
    await userEvent.click(canvas.getByRole("button", { name: "Send message" }));
    await waitFor(() => expect(canvas.getByText("1 for another customer")).toBeVisible());
    await expect(backendOf(canvasElement).autumn.events).toEqual([]);
  },
};

/** `onReject` hears of every event that is refused for good, whoever tracked it. */
export const OnReject: Story = {
  args: {
    onReject: fn(),
    children: (
      <TrackOnClick featureId="credits" value={-50} className="button">
        Give myself credits
      </TrackOnClick>
    ),
  },
  play: async ({ args, canvas, canvasElement }) => {
    await userEvent.click(canvas.getByRole("button", { name: "Give myself credits" }));
    await waitFor(() => expect(args.onReject).toHaveBeenCalledOnce());
    await expect(args.onReject).toHaveBeenCalledWith(
      expect.objectContaining({ params: expect.objectContaining({ featureId: "credits", value: -50 }) }),
      expect.objectContaining({ code: "not_allowed" }),
    );
    await expect(backendOf(canvasElement).autumn.events).toEqual([]);
  },
};
