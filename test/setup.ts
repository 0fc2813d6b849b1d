import { afterEach, expect } from "vitest";
import "./refuseSecretKeys";

// Tests in Node need none of it.
if (typeof document !== "undefined") {
  const { cleanup, configure } = await import("@testing-library/react");
  // Its second is short on a machine that does much else at a time.
  configure({ asyncUtilTimeout: 4_000 });
  // What the docs show has to bring the rest, as in the reader's own project.
  if (!expect.getState().testPath?.includes("/test/docs/")) {
    await import("@testing-library/jest-dom/vitest");
    // Without Vitest's globals, Testing Library does not clean up by itself.
    afterEach(cleanup);
  }
}
