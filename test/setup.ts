import { afterEach } from "vitest";
import "./refuseSecretKeys";

// Without Vitest's globals, Testing Library does not clean up by itself. Tests in Node need neither.
if (typeof document !== "undefined") {
  await import("@testing-library/jest-dom/vitest");
  const { cleanup, configure } = await import("@testing-library/react");
  // Its second is short on a machine that does much else at a time.
  configure({ asyncUtilTimeout: 4_000 });
  afterEach(cleanup);
}
