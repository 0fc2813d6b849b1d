/** Who sends a request, as `identify` says. */
export type Customer = {
  /** The customer's id in Autumn. Never empty: Autumn would charge the newest customer of the organisation. */
  customerId: string;
  /** The entity (seat, workspace) that is the customer's own, for rules with `entity: "own"`. */
  entityId?: string | null | undefined;
  /** Given to Autumn if the customer is new there. */
  name?: string | null | undefined;
  /** Given to Autumn if the customer is new there. */
  email?: string | null | undefined;
};
