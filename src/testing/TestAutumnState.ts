/** Everything that a test Autumn remembers, as plain JSON; faults are not part of it. What its fields are is nobody's business. */
export type TestAutumnState = { readonly [field: string]: unknown };
