/** What a `fetch` rejects with when no answer arrives: a TypeError, which tells nothing more. */
export class NetworkError extends TypeError {
  constructor() {
    super("fetch failed");
  }
}
