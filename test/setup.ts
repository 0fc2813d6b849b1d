import { afterEach } from "vitest";
import "./refuseSecretKeys";

// Without Vitest's globals, Testing Library does not clean up by itself. Tests in Node need neither.
if (typeof document !== "undefined") {
  await import("@testing-library/jest-dom/vitest");
  const { cleanup } = await import("@testing-library/react");
  afterEach(cleanup);
}
