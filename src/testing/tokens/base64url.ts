/** UTF-8 text as base64url, and back. */
export const base64url = {
  encode(text: string): string {
    const bytes = String.fromCharCode(...new TextEncoder().encode(text));
    return btoa(bytes).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  },
  decode(encoded: string): string {
    const bytes = atob(encoded.replace(/-/g, "+").replace(/_/g, "/"));
    return new TextDecoder().decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)));
  },
};
