/**
 * Reads a body as UTF-8 text of at most `limit` bytes: counted as they come, whatever Content-Length says, and let go of
 * as soon as there are more. `null`: too long.
 */
export async function readText(
  body: ReadableStream<Uint8Array> | null,
  limit: number,
  signal: AbortSignal,
): Promise<string | null> {
  if (!body) return "";
  const reader = body.getReader();
  const letGo = () => void reader.cancel().catch(() => {});
  signal.addEventListener("abort", letGo, { once: true });
  try {
    const decoder = new TextDecoder("utf-8", { fatal: true });
    let text = "";
    let bytes = 0;
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return text + decoder.decode();
      bytes += value.byteLength;
      if (bytes > limit) {
        letGo();
        return null;
      }
      text += decoder.decode(value, { stream: true });
    }
  } finally {
    signal.removeEventListener("abort", letGo);
  }
}
