import { isPlainObject } from "./isPlainObject";
import type { TrackInput } from "./TrackParams";

type Members = Record<string, unknown>;

/**
 * Merges defaults, the weakest first: provider, hook, call. `properties` merge key by key. A later featureId replaces an
 * earlier eventName and the other way round; `undefined` replaces nothing. What is no object literal is returned as it
 * is, for `parseTrackParams` to refuse.
 */
export function mergeTrackInput(...layers: readonly (TrackInput | undefined)[]): TrackInput {
  const merged: Members = {};
  for (const layer of layers) {
    if (layer === undefined) continue;
    if (!isPlainObject(layer)) return layer;
    try {
      const earlier = merged.properties;
      if (layer.featureId !== undefined || layer.eventName !== undefined) {
        delete merged.featureId;
        delete merged.eventName;
      }
      assignDefined(merged, layer);
      if (isPlainObject(earlier) && isPlainObject(layer.properties)) {
        merged.properties = assignDefined(assignDefined({}, earlier), layer.properties);
      }
    } catch {
      return layer;
    }
  }
  return merged;
}

function assignDefined(target: Members, source: Members): Members {
  for (const name of Object.keys(source)) {
    const value = source[name];
    if (value === undefined) continue;
    // A name like any other, which an assignment would not take it for.
    if (name === "__proto__") Object.defineProperty(target, name, { value, enumerable: true });
    else target[name] = value;
  }
  return target;
}
