import type { Autumn } from "autumn-js";
import { expectTypeOf, test } from "vitest";
import { type AutumnError, type AutumnProviderProps, createAutumnClient, type OutboxEvent } from "../../src/index";

const ok = (props: AutumnProviderProps) => props;

test("a customer is a string, nobody, or left out", () => {
  expectTypeOf<AutumnProviderProps["customerId"]>().toEqualTypeOf<string | null | undefined>();
  ok({});
});

test("it takes an address or a client, not both", () => {
  ok({ url: "/api/usage" });
  ok({ client: createAutumnClient() });
  // @ts-expect-error both
  ok({ url: "/api/usage", client: createAutumnClient() });
});

test("it takes an instance of the official SDK for a client", () => {
  expectTypeOf<{ client: Autumn }>().toExtend<AutumnProviderProps>();
});

test("onReject gets the event and why", () => {
  expectTypeOf<NonNullable<AutumnProviderProps["onReject"]>>().parameters.toEqualTypeOf<
    [event: OutboxEvent, error: AutumnError]
  >();
});
