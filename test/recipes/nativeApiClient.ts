import { createAutumnApiClient } from "../../src";
import { accessToken } from "./accessToken";

export const client = createAutumnApiClient({
  token: async () => {
    const response = await fetch("https://app.example.com/autumn-token", {
      headers: { authorization: `Bearer ${await accessToken()}` },
    });
    return response.text();
  },
});
