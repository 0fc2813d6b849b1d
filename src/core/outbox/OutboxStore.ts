import type { OutboxRecord } from "./OutboxRecord";

/** Where records live. Every method rejects once the storage fails; the outbox then goes on from memory. */
export type OutboxStore = {
  /** Whether records survive the page. */
  durable: boolean;
  /** All records. What this version cannot read is given as it is and never touched. */
  load(): Promise<unknown[]>;
  /**
   * Writes records that were never stored, and new versions of records that no other page can have touched, in one
   * transaction, asked for before this returns.
   */
  put(added: OutboxRecord[], changed: OutboxRecord[]): Promise<void>;
  /**
   * Read-modify-write in one transaction. `change` gets what is stored now and gives what is to be stored, or undefined to
   * delete it; a record that is gone was settled elsewhere and is not brought back. Resolves to what is stored afterwards.
   */
  update(ids: string[], change: (stored: OutboxRecord) => OutboxRecord | undefined): Promise<Map<string, OutboxRecord>>;
  remove(ids: string[]): Promise<void>;
  close(): void;
};
