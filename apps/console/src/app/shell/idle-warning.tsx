import { Button, Modal, VisuallyHidden } from "@mantine/core";
import { useState } from "react";
import { useSecondsUntil } from "../../lib/seconds-until.ts";
import { DialogBody, DialogFoot } from "../../ui/dialog.tsx";

/** Told aloud when so many seconds are left; each second would drown all else. */
const ANNOUNCED_SECONDS = [30, 10];

interface IdleWarningProps {
  /** When Auto Logout comes, in milliseconds since 1970. */
  readonly until: number;
  readonly onStay: () => Promise<void>;
  readonly onSignOut: () => Promise<void>;
}

/** The time before Auto Logout. Escape stays, as the button that has the focus does. */
export function IdleWarning({ until, onStay, onSignOut }: IdleWarningProps) {
  const seconds = useSecondsUntil(until) ?? 0;
  const [working, setWorking] = useState<"stay" | "sign-out">();
  const announced = ANNOUNCED_SECONDS.findLast((moment) => seconds <= moment);
  const act = async (what: "stay" | "sign-out", work: () => Promise<void>) => {
    setWorking(what);
    await work();
    setWorking(undefined);
  };
  const stay = () => void act("stay", onStay);
  return (
    <Modal opened onClose={stay} title="Are you still there?" withCloseButton={false} closeOnClickOutside={false}>
      <DialogBody>
        You have not used Chartward for a while. You will be signed out in{" "}
        <b role="timer">
          {seconds} {seconds === 1 ? "second" : "seconds"}
        </b>
        , and what is not saved will be lost.
        <VisuallyHidden aria-live="polite">
          {announced === undefined ? "" : `${announced} seconds until you are signed out`}
        </VisuallyHidden>
      </DialogBody>
      <DialogFoot>
        <Button loading={working === "sign-out"} onClick={() => void act("sign-out", onSignOut)}>
          Sign out now
        </Button>
        <Button variant="filled" data-autofocus loading={working === "stay"} onClick={stay}>
          Stay signed in
        </Button>
      </DialogFoot>
    </Modal>
  );
}
