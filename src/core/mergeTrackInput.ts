import { isPlainObject } from "./isPlainObject";
import type { TrackInput } from "./TrackParams";

/**
 * Merges defaults, the weakest first: provider, hook, call. `properties` merge key by key. A later featureId replaces an
 * earlier eventName and the other way round; `undefined` replaces nothing. What is no object literal is returned as it
 * is, for `parseTrackParams` to refuse.
 */
export function mergeTrackInput(...layers: readonly (TrackInput | undefined)[]): TrackInput {
  let merged: TrackInput = {};
  for (const layer of layers) {
    if (layer === undefined) continue;
    if (!isPlainObject(layer)) return layer;
    try {
      const { featureId, eventName, ...given } = definedMembers(layer);
      const named = featureId !== undefined || eventName !== undefined;
      merged = {
        ...merged,
        ...given,
        ...(named && { featureId, eventName }),
        ...(isPlainObject(given.properties) &&
          isPlainObject(merged.properties) && {
            properties: { ...merged.properties, ...definedMembers(given.properties) },
          }),
      } as TrackInput;
    } catch {
      return layer;
    }
  }
  return definedMembers(merged);
}

function definedMembers<T extends object>(members: T): T {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as T;
}
