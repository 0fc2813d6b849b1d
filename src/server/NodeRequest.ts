// biome-ignore lint/suspicious/noExplicitAny: Node's own listeners take any, and fit nothing narrower.
type Listener = (...values: any[]) => void;

/** What `toNodeHandler` needs of node:http's IncomingMessage or Express's Request: a shape, so that no Node types are needed. */
export type NodeRequest = {
  method?: string | undefined;
  url?: string | undefined;
  headers: Record<string, string | string[] | undefined>;
  socket: object;
  /** Whether all of the body has come. */
  complete: boolean;
  readableDidRead?: boolean | undefined;
  on(event: string, listener: Listener): unknown;
  removeAllListeners(event: string): unknown;
  pause(): unknown;
  resume(): unknown;
  destroy(): unknown;
};

/** What `toNodeHandler` needs of node:http's ServerResponse or Express's Response. */
export type NodeResponse = {
  writableFinished: boolean;
  headersSent: boolean;
  statusCode: number;
  setHeader(name: string, value: string): unknown;
  write(body: Uint8Array): unknown;
  end(body?: Uint8Array): unknown;
  on(event: string, listener: Listener): unknown;
};
