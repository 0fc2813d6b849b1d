import { AutumnError } from "./AutumnError";
import type { Answer } from "./post";

/** What a request proves its right with, or a function that finds it out. @inline */
export type CredentialSource<Value> = Value | (() => Value | Promise<Value>);

/**
 * Sends requests with a credential. A function is asked once and its answer kept, so that later requests leave without
 * waiting; after a 401 it is asked again, and the request repeated once. Rejects with `unauthorized` where it throws.
 */
export function createCredential<Value>(source: CredentialSource<Value>) {
  const ask = typeof source === "function" ? (source as () => Value | Promise<Value>) : undefined;
  let known = ask ? undefined : (source as Value);
  /** One question for all requests that wait for its answer. */
  let finding: Promise<Value> | undefined;

  async function find(): Promise<Value> {
    try {
      known = await ask?.();
      return known as Value;
    } catch (cause) {
      throw new AutumnError("unauthorized", "The client's headers or token function threw, see cause.", { cause });
    }
  }

  function findOnce(): Promise<Value> {
    const forget = () => {
      finding = undefined;
    };
    finding ??= find();
    finding.then(forget, forget);
    return finding;
  }

  return async (send: (credential: Value) => Promise<Answer>): Promise<Answer> => {
    if (!ask) return send(known as Value);
    const used = known ?? (await findOnce());
    const answer = await send(used);
    if (answer.status !== 401) return answer;
    if (known === used) known = undefined;
    return send(known ?? (await findOnce()));
  };
}
