import { Button } from "@mantine/core";
import { IconDownload, IconPrinter } from "@tabler/icons-react";
import { useState } from "react";
import { useBeforeUnload } from "react-router";
import { formatDay } from "../dates.ts";
import { useMe, usePracticeTimeZone } from "../session.tsx";
import { CopyButton } from "../../ui/copy-button.tsx";
import { StepFrame, type StepPlace } from "./step-frame.tsx";
import styles from "./steps.module.css";

/** The recovery codes, on their only showing: to be copied, kept as a file, or printed. */
export function RecoveryCodes({
  codes,
  place,
  onKept,
}: {
  codes: readonly string[];
  place: StepPlace;
  onKept: () => void;
}) {
  const me = useMe();
  const zone = usePracticeTimeZone();
  const [madeAt] = useState(() => new Date().toISOString());
  useBeforeUnload((event) => event.preventDefault());
  const head = [
    "Chartward recovery codes",
    [me.user?.name, me.practice?.name].filter(Boolean).join(", "),
    `Made on ${formatDay(madeAt, zone)}. Each signs you in once, in place of a code of your authenticator app.`,
  ];
  return (
    <StepFrame
      place={place}
      title="Keep your recovery codes"
      focused
      foot={
        <Button variant="filled" onClick={onKept}>
          I have kept them
        </Button>
      }
    >
      <p>
        Each signs you in once when you have no authenticator app at hand. They are shown now and never again: keep them
        where nobody else finds them, and not on the phone with the app.
      </p>
      <div className={styles.printed}>
        <div className={styles.printHead}>
          {head.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
        <ol className={styles.codes} aria-label="Recovery codes">
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ol>
      </div>
      <div className={styles.ways}>
        <CopyButton size="sm" label="Copy" text={codes.join("\n")} />
        <Button
          size="sm"
          leftSection={<IconDownload size={14} stroke={1.75} />}
          onClick={() => saveText("chartward-recovery-codes.txt", [...head, "", ...codes, ""].join("\n"))}
        >
          Download as text
        </Button>
        <Button size="sm" leftSection={<IconPrinter size={14} stroke={1.75} />} onClick={printPart}>
          Print
        </Button>
      </div>
    </StepFrame>
  );
}

/** Hands the browser a file to save. */
function saveText(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

/** Prints what wears `printed`, and nothing around it. */
function printPart(): void {
  document.body.dataset["printing"] = "part";
  addEventListener("afterprint", () => delete document.body.dataset["printing"], { once: true });
  print();
}
