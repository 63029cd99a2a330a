/** Where texts are kept from visit to visit: a table in IndexedDB, or a list that ends with the page. */

export interface Kept {
  readonly key: string;
  /** Which visit of a page wrote it; each writes its own, so that no tab overwrites another's. */
  readonly page: string;
  /** When, in milliseconds since 1970. */
  readonly saved: number;
  readonly text: string;
  /** What a figure wants to find again with it; absent where there is nothing. */
  readonly beside?: string;
}

export interface Shelf {
  /** Replaces what the same page kept by that key, and drops all but the newest `most` of the key. */
  put(kept: Kept, most: number): Promise<void>;
  of(key: string): Promise<readonly Kept[]>;
  /** Forgets what one page kept by that key. */
  drop(key: string, page: string): Promise<void>;
  clear(key: string): Promise<void>;
}

/** No other has it: a visit's, or a thing's that is kept by itself. */
export const newId = () => `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;

export const newestFirst = (all: readonly Kept[]) => all.toSorted((a, b) => b.saved - a.saved);

export function memoryShelf(): Shelf {
  let all: Kept[] = [];
  const of = (key: string) => all.filter((kept) => kept.key === key);
  return {
    async put(kept, most) {
      const others = of(kept.key).filter(({ page }) => page !== kept.page);
      const stay = newestFirst([kept, ...others]).slice(0, most);
      all = [...all.filter(({ key }) => key !== kept.key), ...stay];
    },
    of: async (key) => of(key),
    async drop(key, page) {
      all = all.filter((kept) => kept.key !== key || kept.page !== page);
    },
    async clear(key) {
      all = all.filter((kept) => kept.key !== key);
    },
  };
}

const NAME = 'unfolded';
const TABLE = 'runs';
/** A browser that may not use its storage sometimes does not even say so; and one that has much to do may be late. */
const PATIENCE = 3000;
export const NO_ANSWER = 'The storage does not answer.';

/** Every promise rejects where the browser has no such storage, does not allow it, or has no room left. */
export function databaseShelf(factory: () => IDBFactory = () => indexedDB): Shelf {
  /** The database is opened for each use: one that stays open stands in the way of other tabs. */
  const use = async <T>(
    mode: IDBTransactionMode,
    work: (table: IDBObjectStore) => IDBRequest<T> | void,
  ): Promise<T | undefined> => {
    const database = await open(factory());
    try {
      const change = database.transaction(TABLE, mode);
      const request = work(change.objectStore(TABLE));
      await new Promise<void>((resolve, reject) => {
        change.oncomplete = () => resolve();
        change.onabort = change.onerror = () => reject(change.error ?? new Error('aborted'));
      });
      return request?.result;
    } finally {
      database.close();
    }
  };
  // A list of one is before, and an inner list after, every list of two texts that begins the same.
  const allOf = (key: string) => IDBKeyRange.bound([key], [key, []]);
  return {
    async put(kept, most) {
      await use('readwrite', (table) => {
        table.put(kept);
        const all: IDBRequest<Kept[]> = table.getAll(allOf(kept.key));
        all.onsuccess = () => {
          for (const { key, page } of newestFirst(all.result).slice(most))
            table.delete([key, page]);
        };
      });
    },
    async drop(key, page) {
      await use('readwrite', (table) => void table.delete([key, page]));
    },
    of: async (key) => (await use('readonly', (table) => table.getAll(allOf(key)))) ?? [],
    async clear(key) {
      await use('readwrite', (table) => void table.delete(allOf(key)));
    },
  };
}

function open(factory: IDBFactory): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = factory.open(NAME, 1);
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      reject(new Error(NO_ANSWER));
    }, PATIENCE);
    request.onupgradeneeded = () =>
      request.result.createObjectStore(TABLE, { keyPath: ['key', 'page'] });
    request.onsuccess = () => {
      clearTimeout(timer);
      if (late) request.result.close();
      else resolve(request.result);
    };
    request.onerror = () => {
      clearTimeout(timer);
      reject(request.error ?? new Error('The storage cannot be opened.'));
    };
  });
}
