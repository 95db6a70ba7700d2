import "@mantine/spotlight/styles.css";
import { useQuery } from "@apollo/client/react";
import { useDebouncedValue } from "@mantine/hooks";
import { createSpotlight, Spotlight } from "@mantine/spotlight";
import { IconSearch, IconUser } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { useNavigate } from "react-router";
import { formatDate } from "../../lib/dates.ts";
import { useLocks } from "../../lib/lockdown.ts";
import { useMe } from "../../lib/session.tsx";
import styles from "./command-palette.module.css";
import { FIND_PATIENTS } from "./operations.ts";
import { type ConsolePage, usePages } from "./pages.ts";

const [store, palette] = createSpotlight();
const MINIMUM_SEARCH = 2;

/** Every page under all its names, and patients while typing. `openings` counts how often it was asked for. */
export function CommandPalette({ openings }: { openings: number }) {
  const me = useMe();
  const permitted = usePages();
  const lockOf = useLocks();
  const navigate = useNavigate();
  const [query, setQuery] = useState("");
  const [search] = useDebouncedValue(query.trim(), 200);
  useEffect(() => {
    if (openings > 0) palette.open();
  }, [openings]);

  const searchable = me.rights.includes("PATIENT_READ") && search.length >= MINIMUM_SEARCH;
  const found = useQuery(FIND_PATIENTS, { variables: { search }, skip: !searchable, fetchPolicy: "network-only" });
  const patients =
    searchable && query.trim().length >= MINIMUM_SEARCH
      ? ((found.data ?? found.previousData)?.patients?.edges ?? [])
      : [];
  const pages = permitted
    .map((page) => ({ ...page, matchedName: matchedName(page.label, page.otherNames, query.trim()) }))
    .filter((page) => page.matchedName !== undefined)
    // A name that begins with the text is likelier meant than one that only holds it.
    .toSorted((a, b) => Number(beginsWith(b.matchedName, query)) - Number(beginsWith(a.matchedName, query)));
  const go = (to: string) => void navigate(to);
  // Where the name that was looked for is an act that is locked, the page opens all the same: it says no more.
  const describe = ({ label, group, acts }: ConsolePage, name: string | undefined) => {
    if (name === undefined || name === label) return group === label ? "" : group;
    const act = acts?.[name];
    const lock = act === undefined ? undefined : lockOf(act);
    return lock === undefined ? name : `${name}: ${lock}`;
  };

  return (
    <Spotlight.Root
      store={store}
      query={query}
      onQueryChange={setQuery}
      shortcut={null}
      size={560}
      yOffset="12vh"
      radius="lg"
      lockScroll={false}
      overlayProps={{ blur: 0, backgroundOpacity: 1, color: "var(--scrim)" }}
      title="Find a patient or page"
      classNames={{
        header: styles.hidden!,
        content: styles.content!,
        search: styles.search!,
        actionsList: styles.list!,
        action: styles.action!,
        actionsGroup: styles.group!,
        actionDescription: styles.description!,
        actionLabel: styles.label!,
        actionSection: styles.section!,
        empty: styles.empty!,
      }}
    >
      <Spotlight.Search
        placeholder="Patient's name or Demographic #, or a page"
        aria-label="Find a patient or page"
        leftSection={<IconSearch size={17} stroke={1.75} />}
      />
      <Spotlight.ActionsList>
        {patients.length > 0 ? (
          <Spotlight.ActionsGroup label="Patients">
            {patients.map(({ node }) => (
              <Spotlight.Action
                key={node.id}
                label={node.name}
                description={`# ${node.demographicNumber}${node.birthDate === null ? "" : `, born ${formatDate(node.birthDate)}`}`}
                leftSection={<IconUser size={17} stroke={1.75} />}
                onClick={() => go(`/patients/${encodeURIComponent(node.id)}`)}
              />
            ))}
          </Spotlight.ActionsGroup>
        ) : null}
        {pages.length > 0 ? (
          <Spotlight.ActionsGroup label="Pages">
            {pages.map(({ matchedName: name, ...page }) => (
              <Spotlight.Action
                key={page.to}
                label={page.label}
                description={describe(page, name)}
                leftSection={<page.icon size={17} stroke={1.75} />}
                onClick={() => go(page.to)}
              />
            ))}
          </Spotlight.ActionsGroup>
        ) : null}
        {patients.length === 0 && pages.length === 0 ? (
          <Spotlight.Empty>
            {searchable && found.loading ? "Searching" : `No patient or page matches "${query.trim()}".`}
          </Spotlight.Empty>
        ) : null}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

/** The page's name that the text is part of, its own first; undefined when none is. */
function matchedName(label: string, otherNames: readonly string[], text: string): string | undefined {
  const needle = text.toLowerCase();
  return [label, ...otherNames].find((name) => name.toLowerCase().includes(needle));
}

function beginsWith(name: string | undefined, text: string): boolean {
  return name?.toLowerCase().startsWith(text.trim().toLowerCase()) === true;
}
