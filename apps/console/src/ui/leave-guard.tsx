import { Button, Modal } from "@mantine/core";
import { useEffect } from "react";
import { useBlocker } from "react-router";
import { useUnsaved } from "../lib/unsaved.ts";
import { DialogBody, DialogFoot } from "./dialog.tsx";

/** Addresses that what is typed survives, as pathname and search; every other step asks first. */
type Keeps = (next: { readonly pathname: string; readonly search: string }) => boolean;

/** Asks before a step that would lose what is typed and not saved. Leaving the window is asked by the browser. */
export function LeaveGuard({ unsaved, keeps }: { unsaved: boolean; keeps?: Keeps }) {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation, historyAction }) =>
      unsaved &&
      (currentLocation.pathname !== nextLocation.pathname || currentLocation.search !== nextLocation.search) &&
      // Whose session or access is over has nothing left to save with. A step back only comes by such an address.
      !(historyAction !== "POP" && isOver(nextLocation)) &&
      keeps?.(nextLocation) !== true,
  );
  useUnsaved(unsaved);
  useEffect(() => {
    if (!unsaved) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [unsaved]);

  return (
    <Modal
      opened={blocker.state === "blocked"}
      onClose={() => blocker.reset?.()}
      title="Leave without saving?"
      withCloseButton={false}
    >
      <DialogBody>What you changed here is not saved. It is lost when you leave.</DialogBody>
      <DialogFoot>
        <Button onClick={() => blocker.proceed?.()}>Leave without saving</Button>
        <Button variant="filled" data-autofocus onClick={() => blocker.reset?.()}>
          Stay
        </Button>
      </DialogFoot>
    </Modal>
  );
}

/** Where a tab goes whose session, or access to a practice, has ended. */
function isOver({ pathname, search }: { pathname: string; search: string }): boolean {
  if (pathname === "/staff") return new URLSearchParams(search).has("ended");
  return pathname === "/sign-in" || pathname === "/staff/sign-in";
}
