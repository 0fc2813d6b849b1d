const prefix = "canary-";
const table = "numbers";

let opening: Promise<IDBDatabase> | undefined;

/** A database of this page alone: nobody else's transaction stands in the way. */
function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(prefix + crypto.getRandomValues(new Uint32Array(2)).join("-"));
  request.onupgradeneeded = () => request.result.createObjectStore(table);
  return resultOf(request);
}

function resultOf<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

export function openCanaries(): void {
  opening = open();
}

/** Writes the numbers of events as fast as a page can. Where a killed browser has lost these, no page could have kept the events. */
export function writeCanaries(numbers: string[]): void {
  void opening?.then((database) => {
    const transaction = database.transaction(table, "readwrite", { durability: "relaxed" });
    for (const n of numbers) transaction.objectStore(table).put(true, n);
    transaction.commit();
  });
}

/** The numbers that are there, whichever page wrote them. */
export async function readCanaries(): Promise<string[]> {
  const found: IDBValidKey[] = [];
  for (const { name = "" } of await indexedDB.databases()) {
    if (!name.startsWith(prefix)) continue;
    const database = await resultOf(indexedDB.open(name));
    if (database.objectStoreNames.contains(table)) {
      found.push(...(await resultOf(database.transaction(table).objectStore(table).getAllKeys())));
    }
    database.close();
  }
  return found.map(String);
}
