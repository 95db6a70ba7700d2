import DataLoader from "dataloader";
import type { Tx } from "../store/transaction.ts";
import type { Operation } from "./operation.ts";

/**
 * A value by key, for fields that many rows of one answer ask for: one statement for all that are asked for at once. It keeps nothing, so
 * that a payload shows what its mutation has changed.
 * @param load the values that there are; a key without one gives null.
 */
export function batched<V>(
  load: (tx: Tx, keys: readonly string[]) => Promise<ReadonlyMap<string, V>>,
): (operation: Operation, key: string) => Promise<V | null> {
  const loaders = new WeakMap<Operation, DataLoader<string, V | null>>();
  return (operation, key) => {
    let loader = loaders.get(operation);
    if (loader === undefined) {
      loader = new DataLoader<string, V | null>(
        async (keys) => {
          const values = await load(await operation.read(), [...new Set(keys)]);
          return keys.map((each) => values.get(each) ?? null);
        },
        { cache: false },
      );
      loaders.set(operation, loader);
    }
    return loader.load(key);
  };
}
