/** Who can sign in: in a real app, a table of the database. */
export const users = [
  { id: "ada", name: "Ada Lovelace", email: "ada@example.com" },
  { id: "grace", name: "Grace Hopper", email: "grace@example.com" },
];

export type User = (typeof users)[number];
