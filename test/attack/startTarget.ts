import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Vitals } from "./target";

export type Target = {
  /** Of node:http through toNodeHandler, and of the handler behind plain Request and Response. */
  ports: number[];
  secretKey: string;
  vitals(): Promise<Vitals>;
  stop(): Promise<void>;
};

export async function startTarget(): Promise<Target> {
  const secretKey = "am_sk_test_5e3c9a7b1d";
  const child = fork(fileURLToPath(new URL("./target.ts", import.meta.url)), {
    execArgv: ["--expose-gc", "--import", "tsx"],
    env: { ...process.env, AUTUMN_SECRET_KEY: secretKey },
  });
  const [ports] = await once(child, "message");
  return {
    ports,
    secretKey,
    async vitals() {
      child.send("vitals");
      return (await once(child, "message"))[0];
    },
    async stop() {
      child.disconnect();
      await once(child, "exit");
    },
  };
}
