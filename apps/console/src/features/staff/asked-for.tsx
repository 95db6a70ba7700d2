import { Button } from "@mantine/core";
import { IconDoorEnter } from "@tabler/icons-react";
import { useUrlState } from "../../lib/url-state.ts";
import { ClosableNote } from "./closable-note.tsx";
import { useGoOn, useOwnAccesses } from "./own-accesses.ts";
import styles from "./staff.module.css";

/** In a new tab, which is in no access yet, somebody asked for a page of a practice: the way to it, by a live access. */
export function AskedFor() {
  const [parameters, change] = useUrlState();
  const accesses = useOwnAccesses();
  const goOn = useGoOn();
  const page = pageOf(parameters.get("next"));
  return (
    <ClosableNote
      icon={<IconDoorEnter size={16} stroke={1.75} />}
      onClose={() => change({ next: null }, { replace: true })}
    >
      {page === undefined || accesses === undefined ? undefined : accesses.length === 0 ? (
        <span>
          The page that you asked for is of a practice, and you have no live access. Break the glass first: find the
          practice, then the user.
        </span>
      ) : (
        <>
          <span>
            The page that you asked for is of a practice. You have a live access to{" "}
            {accesses.map(({ practice }) => practice.name).join(" and to ")}: go on in it in this tab too.
          </span>
          <span className={styles.acts}>
            {accesses.map((session) => (
              <Button key={session.id} size="xs" variant="vendor" onClick={() => void goOn(session, page)}>
                Go on to the page{accesses.length === 1 ? "" : ` in ${session.practice.name}`}
              </Button>
            ))}
          </span>
        </>
      )}
    </ClosableNote>
  );
}

/** Only a page of a practice's account: an address in a link must not lead elsewhere. */
function pageOf(next: string | null): string | undefined {
  return next !== null && /^\/(?![/\\])/u.test(next) && !/^\/staff(?:[/?]|$)/u.test(next) ? next : undefined;
}
