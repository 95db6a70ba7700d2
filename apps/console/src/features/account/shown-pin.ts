import { useEffect, useEffectEvent, useState } from "react";
import { useSecondsUntil } from "../../lib/seconds-until.ts";

interface Shown {
  readonly digits: string;
  readonly seconds: number;
  /** In milliseconds since 1970. */
  readonly until: number;
  /** When the PIN with these digits was made, as far as it is known. */
  readonly generatedAt: string | undefined;
}

/** A PIN while it is shown. The digits are in the state of one component alone, and gone from it when they are hidden. */
export interface ShownPin {
  /** Undefined: hidden. */
  readonly digits: string | undefined;
  readonly secondsLeft: number;
  /** For how long it is shown as a whole. */
  readonly seconds: number;
  /** Another PIN has taken the place of the one that was shown. */
  readonly isReplaced: boolean;
  readonly show: (pin: { digits: string; seconds: number; generatedAt: string | undefined }) => void;
  readonly hide: () => void;
}

/**
 * Shows a PIN for a time: until then, until nobody looks at the page, or until another one is made.
 * @param generatedAt when the PIN that stands now was made.
 */
export function useShownPin(generatedAt: string | undefined): ShownPin {
  const [shown, setShown] = useState<Shown>();
  const [isReplaced, setReplaced] = useState(false);
  const secondsLeft = useSecondsUntil(shown?.until);
  const replaced = shown?.generatedAt !== undefined && generatedAt !== undefined && shown.generatedAt !== generatedAt;
  const over = secondsLeft === 0 || replaced;
  const hide = () => setShown(undefined);
  if (over && shown !== undefined) {
    setShown(undefined);
    setReplaced(replaced);
  }
  const onLeave = useEffectEvent(hide);
  useEffect(() => {
    const leave = () => {
      if (document.visibilityState === "hidden") onLeave();
    };
    // A page that is left for another site may be kept whole, to be come back to.
    const away = () => onLeave();
    document.addEventListener("visibilitychange", leave);
    window.addEventListener("pagehide", away);
    return () => {
      document.removeEventListener("visibilitychange", leave);
      window.removeEventListener("pagehide", away);
    };
  }, []);
  return {
    digits: over ? undefined : shown?.digits,
    secondsLeft: secondsLeft ?? 0,
    seconds: shown?.seconds ?? 0,
    isReplaced,
    show: ({ digits, seconds, generatedAt: madeAt }) => {
      setReplaced(false);
      // It came when nobody was looking any more.
      if (document.visibilityState === "hidden") return;
      setShown({ digits, seconds, until: Date.now() + seconds * 1000, generatedAt: madeAt });
    },
    hide,
  };
}
