/**
 * For tests, stories and demos: an Autumn in memory.
 *
 * @module autumn-react/testing
 * @group Reference
 */
export { createTestAutumn } from "./testing/createTestAutumn";
export type {
  TestAutumn,
  TestAutumnConditions,
  TestAutumnEvent,
  TestAutumnFailure,
  TestAutumnStore,
  TestBalance,
} from "./testing/TestAutumn";
export type { ResetInterval, TestAutumnOptions, TestCustomer, TestFeature } from "./testing/TestAutumnOptions";
export type { TestAutumnState } from "./testing/TestAutumnState";
