export function quantile(values, fraction) {
  const sorted = values.filter((value) => value !== undefined).sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * fraction))];
}

export const median = (values) => quantile(values, 0.5);

/** Of many samples of one thing that noise can only make longer. */
export const lowerQuartile = (values) => quantile(values, 0.25);
