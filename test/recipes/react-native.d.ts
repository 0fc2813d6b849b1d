/** As much of React Native's types as the recipe uses. */
declare module "react-native" {
  import type { FunctionComponent, ReactNode } from "react";

  export const Pressable: FunctionComponent<{ onPress?: () => void; children?: ReactNode }>;
  export const Text: FunctionComponent<{ children?: ReactNode }>;
}
