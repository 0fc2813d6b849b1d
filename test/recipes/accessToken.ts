/** The token that the app got at its sign-in. */
export async function accessToken(): Promise<string> {
  // Stands for your auth library.
  return "token-of-cus_123";
}
