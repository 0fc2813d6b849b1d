import { createAutumnHandler } from "autumn-react/server";
import { currentUser } from "../../../../lib/session";

export const { POST, OPTIONS } = createAutumnHandler({
  secretKey: process.env.AUTUMN_SECRET_KEY,
  url: process.env.AUTUMN_URL,
  identify: async () => {
    const user = await currentUser();
    return user && { customerId: user.id, name: user.name, email: user.email };
  },
  // `questions` is not listed: a question costs money, so the server counts it, in app/actions.ts.
  allow: { features: { reads: true } },
});
