import { useState } from "react";
import { explainAct } from "../../lib/errors.ts";
import { toastDone } from "../../ui/toast.tsx";

/** Acts of one press each, of which one runs at a time: which one does, and what the last one failed with. */
export function useAct<Name extends string>() {
  const [running, setRunning] = useState<Name>();
  const [failed, setFailed] = useState<{ act: Name; words: string }>();

  /** @param done said when it is done. @param undone begins the sentence when it is not, such as "No mail was sent". */
  const run = async (act: Name, work: () => Promise<unknown>, words: { done: string; undone: string }) => {
    if (running !== undefined) return;
    setRunning(act);
    setFailed(undefined);
    try {
      await work();
      toastDone(words.done);
    } catch (error) {
      setFailed({ act, words: explainAct(error, words.undone) });
    } finally {
      setRunning(undefined);
    }
  };
  return { running, failureOf: (act: Name) => (failed?.act === act ? failed.words : undefined), run };
}
