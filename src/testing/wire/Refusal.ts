/** An answer of Autumn that is an error: thrown anywhere, turned into a response in one place. */
export class Refusal extends Error {
  readonly status: number;
  /** Null: the answer is the message as plain text. */
  readonly code: string | null;
  /** Seconds; undefined: no such header. */
  readonly retryAfter: number | undefined;

  constructor(status: number, code: string | null, message: string, retryAfter?: number) {
    super(message);
    this.name = "Refusal";
    this.status = status;
    this.code = code;
    // The server's own habit: with every 503, and with the 429 that is plain text.
    this.retryAfter = retryAfter ?? (status === 503 || code === null ? 1 : undefined);
  }
}
