import { Button } from "@mantine/core";
import { IconFile, IconFolder, IconUpload, IconX } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { IconButton } from "../../ui/icon-button.tsx";
import { bytesInWords, chooseFiles, type ChosenFiles, droppedFiles, NO_FILES } from "./chosen-files.ts";
import styles from "./import.module.css";

/** Takes files by drop, by choice, or a whole folder of them. */
export function FileChooser({ chosen, onChoose }: { chosen: ChosenFiles; onChoose: (chosen: ChosenFiles) => void }) {
  const [over, setOver] = useState(false);
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const add = (more: readonly File[]) => {
    const next = chooseFiles([...chosen.files.values(), ...more]);
    onChoose({ files: next.files, leftOut: chosen.leftOut + next.leftOut });
  };
  const remove = (name: string) => {
    const rest = new Map(chosen.files);
    rest.delete(name);
    onChoose(rest.size === 0 ? NO_FILES : { ...chosen, files: rest });
  };
  const total = [...chosen.files.values()].reduce((sum, { size }) => sum + size, 0);
  return (
    <>
      <div
        className={styles.drop}
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          void droppedFiles(event.dataTransfer).then(add);
        }}
      >
        <span className={styles.dropGlyph}>
          <IconUpload size={18} stroke={1.75} />
        </span>
        <b>Drop FHIR Bulk Data here</b>
        <p>NDJSON files, or the whole folder of an export. FHIR R4, one resource a line.</p>
        <div className={styles.dropButtons}>
          <Button size="sm" leftSection={<IconFile size={16} stroke={1.75} />} onClick={() => files.current?.click()}>
            Choose files
          </Button>
          <Button
            size="sm"
            leftSection={<IconFolder size={16} stroke={1.75} />}
            onClick={() => folder.current?.click()}
          >
            Choose a folder
          </Button>
        </div>
        <input
          ref={files}
          type="file"
          multiple
          accept=".ndjson,.jsonl,application/fhir+ndjson,application/x-ndjson"
          className={styles.hidden}
          tabIndex={-1}
          aria-label="NDJSON files"
          onChange={(event) => {
            add([...(event.currentTarget.files ?? [])]);
            event.currentTarget.value = "";
          }}
        />
        <input
          ref={folder}
          type="file"
          multiple
          {...{ webkitdirectory: "" }}
          className={styles.hidden}
          tabIndex={-1}
          aria-label="Folder of NDJSON files"
          onChange={(event) => {
            add([...(event.currentTarget.files ?? [])]);
            event.currentTarget.value = "";
          }}
        />
      </div>
      {chosen.leftOut > 0 ? (
        <p className={styles.leftOut} role="status">
          {chosen.leftOut === 1 ? "1 file was left out: it is" : `${chosen.leftOut} files were left out: they are`} no
          NDJSON (.ndjson or .jsonl).
        </p>
      ) : null}
      {chosen.files.size === 0 ? null : (
        <div className={styles.chosen}>
          <ul aria-label="Files to import">
            {[...chosen.files].map(([name, { size }]) => (
              <li key={name}>
                <IconFile size={16} stroke={1.75} aria-hidden="true" />
                <span>{name}</span>
                <small>{bytesInWords(size)}</small>
                <IconButton label={`Leave out ${name}`} onClick={() => remove(name)}>
                  <IconX size={14} stroke={1.75} />
                </IconButton>
              </li>
            ))}
          </ul>
          <p>
            {chosen.files.size === 1 ? "1 file" : `${chosen.files.size} files`}, {bytesInWords(total)}
          </p>
        </div>
      )}
    </>
  );
}
