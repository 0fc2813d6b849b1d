export function quantile(values, fraction) {
  const sorted = values.filter((value) => value !== undefined).sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * fraction))];
}

export function median(values) {
  const known = values.filter((value) => value !== undefined);
  const [low, high] = [
    quantile(known, 0.5),
    -quantile(
      known.map((value) => -value),
      0.5,
    ),
  ];
  return (low + high) / 2;
}

/** Of many samples of one thing that noise can only make longer. */
export const lowerQuartile = (values) => quantile(values, 0.25);
