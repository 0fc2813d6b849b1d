import type { Catalog, Feature } from "./Catalog";

/** The features whose balances a track of this feature may touch: itself, and the credit systems it draws on. In the catalog's order. */
export function relevantFeatures(catalog: Catalog, featureId: string): Feature[] {
  const relevant: Feature[] = [];
  for (const feature of catalog.features.values()) {
    if (feature.id === featureId || feature.creditSchema.has(featureId)) relevant.push(feature);
  }
  return relevant;
}
