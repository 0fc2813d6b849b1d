import type { createEndpointBackoff } from "./createEndpointBackoff";
import type { createHandlerClock } from "./createHandlerClock";
import type { RecordSet } from "./createRecordSet";
import type { Storage } from "./createStorage";
import type { Users } from "./createUsers";
import type { OutboxEnvironment } from "./OutboxEnvironment";

/** What the parts of one outbox share. */
export type OutboxParts = {
  environment: OutboxEnvironment;
  /** Names this page's life. */
  page: string;
  clock: ReturnType<typeof createHandlerClock>;
  records: RecordSet;
  storage: Storage;
  backoff: ReturnType<typeof createEndpointBackoff>;
  users: Users;
};
