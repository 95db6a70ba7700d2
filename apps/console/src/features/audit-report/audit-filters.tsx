import { Menu, Popover, TextInput } from "@mantine/core";
import { IconCalendar, IconClipboardHeart, IconHeadset, IconUrgent, IconUser } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { QuickFilter } from "../../ui/filters.tsx";
import styles from "./audit-report.module.css";
import {
  EMERGENCY_ACCESS,
  isSame,
  readTerms,
  replaceTerms,
  type SearchTerm,
  toggleTerm,
  VENDOR_ACCESS,
} from "./search-terms.ts";

const QUICK: readonly { label: string; term: SearchTerm }[] = [
  { label: "Refusals", term: { key: "outcome", negated: true, value: "success" } },
  { label: "Charts opened", term: { key: "action", negated: false, value: "chart.open" } },
  { label: "Sign-ins", term: { key: "action", negated: false, value: "session.start" } },
];

const PERIODS = [
  { label: "Today", days: 0 },
  { label: "Last 7 days", days: 7 },
  { label: "Last 30 days", days: 30 },
  { label: "Last 365 days", days: 365 },
];

/** Filters of one press, written into the same text as what is typed. */
export function AuditFilters({
  value,
  accessName,
  onSearch,
}: {
  value: string;
  accessName: string;
  onSearch: (text: string) => void;
}) {
  const { terms } = readTerms(value);
  return (
    <>
      <QuickFilter
        tone="vendor"
        pressed={terms.some((each) => isSame(each, VENDOR_ACCESS))}
        onPress={() => onSearch(toggleTerm(value, VENDOR_ACCESS))}
      >
        <IconHeadset size={14} stroke={1.75} aria-hidden="true" />
        {accessName}
      </QuickFilter>
      <QuickFilter
        tone="emergency"
        pressed={terms.some((each) => isSame(each, EMERGENCY_ACCESS))}
        onPress={() => onSearch(toggleTerm(value, EMERGENCY_ACCESS))}
      >
        <IconUrgent size={14} stroke={1.75} aria-hidden="true" />
        Emergency access
      </QuickFilter>
      {QUICK.map(({ label, term }) => (
        <QuickFilter
          key={label}
          pressed={terms.some((each) => isSame(each, term))}
          onPress={() => onSearch(toggleTerm(value, term))}
        >
          {label}
        </QuickFilter>
      ))}
      <TermPopover
        icon={<IconUser size={14} stroke={1.75} />}
        name="User"
        label="Name of who did it"
        termKey="actor"
        value={value}
        onSearch={onSearch}
      />
      <TermPopover
        icon={<IconClipboardHeart size={14} stroke={1.75} />}
        name="Patient"
        label="Demographic # or name"
        termKey="patient"
        value={value}
        onSearch={onSearch}
      />
      <Menu position="bottom-start">
        <Menu.Target>
          <button type="button" className={styles.quick} aria-pressed={terms.some(({ key }) => key === "created")}>
            <IconCalendar size={14} stroke={1.75} aria-hidden="true" />
            Period
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {PERIODS.map(({ label, days }) => (
            <Menu.Item
              key={label}
              onClick={() =>
                onSearch(
                  replaceTerms(value, { key: "created", negated: false, value: `>=${daysAgo(days)}` }, "created"),
                )
              }
            >
              {label}
            </Menu.Item>
          ))}
          <Menu.Item onClick={() => onSearch(replaceTerms(value, undefined, "created"))}>Any time</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  );
}

function TermPopover(props: {
  icon: ReactNode;
  name: string;
  label: string;
  termKey: "actor" | "patient";
  value: string;
  onSearch: (text: string) => void;
}) {
  const [opened, setOpened] = useState(false);
  const [typed, setTyped] = useState("");
  const current = readTerms(props.value).terms.some(({ key, negated }) => key === props.termKey && !negated);
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" trapFocus returnFocus offset={6}>
      <Popover.Target>
        <button type="button" className={styles.quick} aria-pressed={current} onClick={() => setOpened(!opened)}>
          {props.icon}
          {props.name}
        </button>
      </Popover.Target>
      <Popover.Dropdown className={styles.popover}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            setOpened(false);
            const value = typed.trim().replaceAll('"', "");
            setTyped("");
            props.onSearch(
              replaceTerms(
                props.value,
                value === "" ? undefined : { key: props.termKey, negated: false, value },
                props.termKey,
              ),
            );
          }}
        >
          <TextInput
            data-autofocus
            label={props.label}
            description="Enter filters by it; nothing takes the filter away."
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            autoComplete="off"
            maxLength={200}
          />
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}

/** The calendar day so many days ago, as this device's calendar has it. */
function daysAgo(days: number): string {
  const date = new Date();
  date.setDate(date.getDate() - days);
  const two = (number: number) => String(number).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
