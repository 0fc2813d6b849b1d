import type { Autumn, TrackResponse as SdkTrackResponse } from "autumn-js";
import { expectTypeOf, test } from "vitest";
import {
  type AutumnClient,
  type AutumnErrorCode,
  createAutumnApiClient,
  createAutumnClient,
  isAutumnError,
  type TrackResponse,
} from "../../src/index";

test("an instance of the official SDK is an AutumnClient", () => {
  expectTypeOf<Autumn>().toExtend<AutumnClient>();
  expectTypeOf<SdkTrackResponse>().toExtend<TrackResponse>();
});

test("the package's clients are AutumnClients that tell their url", () => {
  expectTypeOf(createAutumnClient()).toExtend<AutumnClient & { readonly url: string }>();
  expectTypeOf(createAutumnApiClient({ token: "am_jwt_x" })).toExtend<AutumnClient & { readonly url: string }>();
});

test("a client needs no more than a track", () => {
  expectTypeOf<{ track(): Promise<TrackResponse> }>().toExtend<AutumnClient>();
  expectTypeOf<{ track(): Promise<void> }>().not.toExtend<AutumnClient>();
});

test("a token is required, in a string or from a function", () => {
  // @ts-expect-error no token
  createAutumnApiClient({});
  // @ts-expect-error no options
  createAutumnApiClient();
  createAutumnApiClient({ token: () => "am_jwt_x" });
  createAutumnApiClient({ token: async () => "am_jwt_x" });
});

test("headers are a record or come from a function", () => {
  createAutumnClient({ headers: { authorization: "a" } });
  createAutumnClient({ headers: () => ({ authorization: "a" }) });
  createAutumnClient({ headers: async () => undefined });
  // @ts-expect-error a string
  createAutumnClient({ headers: "authorization: a" });
});

test("the code of an AutumnError is one of a closed set", () => {
  const error: unknown = undefined;
  if (isAutumnError(error)) expectTypeOf(error.code).toEqualTypeOf<AutumnErrorCode>();
  // @ts-expect-error no such code
  const code: AutumnErrorCode = "unheard_of";
  void code;
});
