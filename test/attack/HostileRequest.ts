/** One hostile request, as bytes for a socket, and how it is to be refused: by a status, or by the outcome of its one event. */
export type HostileRequest = { name: string; bytes: Uint8Array; refusal: number | string };
