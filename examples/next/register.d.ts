/** The ids of this app: every featureId in props, hooks and the handler's policy is checked against them. */
import "autumn-react";

declare module "autumn-react" {
  interface Register {
    featureId: keyof typeof import("./features.json");
  }
}
