/**
 * An app may create an entity and track for it at the same time: until the event is this old (ms), one that Autumn
 * doesn't know is waited for, not refused.
 */
export const entityPatience = 60 * 60 * 1000;
