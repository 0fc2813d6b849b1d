/** What `toNodeHandler` needs of node:http's IncomingMessage or Express's Request: a shape, so that no Node types are needed. */
export type NodeRequest = {
  method?: string;
  url?: string;
  headers: Record<string, string | string[] | undefined>;
  socket: object;
  /** Whether all of the body has come. */
  complete: boolean;
  readableDidRead?: boolean;
  on(event: string, listener: (...values: never[]) => void): unknown;
  removeAllListeners(event: string): unknown;
  pause(): unknown;
  resume(): unknown;
  destroy(): unknown;
};

/** What `toNodeHandler` needs of node:http's ServerResponse or Express's Response. */
export type NodeResponse = {
  writableFinished: boolean;
  statusCode: number;
  setHeader(name: string, value: string): unknown;
  write(body: Uint8Array): unknown;
  end(body?: Uint8Array): unknown;
  on(event: string, listener: (...values: never[]) => void): unknown;
};
