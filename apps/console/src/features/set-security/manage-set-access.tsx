import { Button } from "@mantine/core";
import { IconFolderCog } from "@tabler/icons-react";
import { type ReactNode, useRef, useState } from "react";
import { useRight } from "../../lib/session.tsx";
import { useUrlState } from "../../lib/url-state.ts";
import { SetSecurityDialog } from "./set-security-dialog.tsx";

/** In the address while the overlay is open and nobody is chosen; else a user's id stands there. */
const NOBODY = "nobody";

/** The button that opens the overlay "Manage Demographic Set Security", which stands in the page's address. */
export function ManageSetAccess(props: {
  /** Whom the overlay opens for; left out, it asks. */
  userId?: string;
  children: ReactNode;
  /** When the overlay has closed. */
  onClosed?: () => void;
}) {
  const maySee = useRight("SET_SECURITY_READ");
  const maySeeUsers = useRight("USER_READ");
  const [parameters, change] = useUrlState();
  const opener = useRef<HTMLButtonElement>(null);
  const asked = parameters.get("set-access");
  // What it showed stays while it fades out.
  const [shown, setShown] = useState(asked);
  if (asked !== null && asked !== shown) setShown(asked);
  if (!maySee || !maySeeUsers) return null;
  return (
    <>
      <Button
        ref={opener}
        size="sm"
        leftSection={<IconFolderCog size={16} stroke={1.75} />}
        aria-haspopup="dialog"
        onClick={() => change({ "set-access": props.userId ?? NOBODY })}
      >
        {props.children}
      </Button>
      <SetSecurityDialog
        opened={asked !== null}
        userId={shown === null || shown === NOBODY ? undefined : shown}
        onUser={(id) => change({ "set-access": id }, { replace: true })}
        onClose={() => change({ "set-access": null }, { replace: true })}
        onClosed={() => {
          opener.current?.focus();
          props.onClosed?.();
        }}
      />
    </>
  );
}
