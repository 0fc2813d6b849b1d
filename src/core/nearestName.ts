/** The name that a misspelled one most likely means (`featureID` → `featureId`), or undefined where none is near. */
export function nearestName(misspelled: string, names: readonly string[]): string | undefined {
  const given = plain(misspelled);
  let nearest: string | undefined;
  let fewest = given.length / 2;
  for (const name of names) {
    const edits = editDistance(given, plain(name));
    if (edits < fewest) {
      nearest = name;
      fewest = edits;
    }
  }
  return nearest;
}

/** Long names are cut, so that a hostile key costs nothing. */
function plain(name: string): string {
  return name.slice(0, 30).replace(/\W|_/g, "").toLowerCase();
}

/** Levenshtein's distance, to that beginning of the known name which is nearest: names are cut short as well as misspelled. */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    let left = i;
    row = row.map((above, j) => {
      if (j > 0) left = Math.min(left + 1, above + 1, (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1));
      return left;
    });
  }
  return Math.min(...row);
}
