import { Button, Select, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { fieldError } from "../../ui/form.tsx";
import { Segments } from "../../ui/segments.tsx";
import { COLUMNS, columnLabel } from "./report-columns.ts";
import type { DraftErrors, DraftOrder, ReportDraft } from "./report-draft.ts";
import styles from "./demographic-report.module.css";

const RANDOM = "RANDOM";
const DEFAULT = "DEFAULT";
const COLUMN_OPTIONS = COLUMNS.map((value) => ({ value, label: columnLabel(value) }));

/** In which order, and how many of them are shown. */
export function OrderFields(props: {
  draft: ReportDraft;
  errors: DraftErrors;
  set: (change: Partial<ReportDraft>) => void;
  idOf: (field: keyof ReportDraft) => string;
}) {
  const { draft, set } = props;
  // A column orders once.
  const others = (steps: readonly DraftOrder[], step: DraftOrder | undefined) =>
    steps.filter(({ by }) => by !== step?.by);
  const setStep = (at: number, step: DraftOrder | undefined) =>
    set({
      random: false,
      orderBy: [
        ...others(draft.orderBy.slice(0, at), step),
        ...(step === undefined ? [] : [step]),
        ...others(draft.orderBy.slice(at + 1), step),
      ],
    });
  const free = COLUMNS.find((column) => !draft.orderBy.some(({ by }) => by === column));
  const first = draft.orderBy[0];
  return (
    <div className={styles.order}>
      <div className={styles.steps}>
        <div className={styles.step}>
          <Select
            label="Order by"
            searchable
            data={[{ value: DEFAULT, label: "Name" }, { value: RANDOM, label: "Random" }, ...COLUMN_OPTIONS]}
            value={draft.random ? RANDOM : (first?.by ?? DEFAULT)}
            onChange={(chosen) => {
              const by = COLUMNS.find((column) => column === chosen);
              if (by !== undefined) setStep(0, { by, direction: first?.direction ?? "ASC" });
              else set({ random: chosen === RANDOM, orderBy: [] });
            }}
          />
          {first === undefined ? null : <Direction label="Order" step={first} onChange={(step) => setStep(0, step)} />}
        </div>
        {draft.orderBy.slice(1).map((step, index) => (
          <div key={step.by} className={styles.step}>
            <Select
              label="Then by"
              searchable
              clearable
              data={COLUMN_OPTIONS}
              value={step.by}
              onChange={(chosen) => {
                const by = COLUMNS.find((column) => column === chosen);
                setStep(index + 1, by === undefined ? undefined : { by, direction: step.direction });
              }}
            />
            <Direction
              label={`Order of ${columnLabel(step.by)}`}
              step={step}
              onChange={(next) => setStep(index + 1, next)}
            />
          </div>
        ))}
        {first === undefined || draft.orderBy.length >= 3 || free === undefined ? null : (
          <Button
            size="xs"
            variant="subtle"
            leftSection={<IconPlus size={14} stroke={1.75} />}
            onClick={() => set({ orderBy: [...draft.orderBy, { by: free, direction: "ASC" }] })}
          >
            Then by
          </Button>
        )}
      </div>
      <TextInput
        id={props.idOf("displayLimit")}
        className={styles.limit}
        label="Show at most"
        placeholder="All"
        description="A saved set and an export take all of them."
        inputMode="numeric"
        maxLength={7}
        autoComplete="off"
        value={draft.displayLimit}
        error={fieldError(props.errors.displayLimit)}
        onChange={(event) => set({ displayLimit: event.currentTarget.value })}
      />
    </div>
  );
}

function Direction(props: { label: string; step: DraftOrder; onChange: (step: DraftOrder) => void }) {
  return (
    <Segments
      label={props.label}
      value={props.step.direction}
      segments={[
        { value: "ASC", label: "Ascending" },
        { value: "DESC", label: "Descending" },
      ]}
      onChange={(direction) => props.onChange({ ...props.step, direction })}
    />
  );
}
