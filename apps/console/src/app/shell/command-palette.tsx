import "@mantine/spotlight/styles.css";
import { useQuery } from "@apollo/client/react";
import { useDebouncedValue } from "@mantine/hooks";
import { createSpotlight, Spotlight } from "@mantine/spotlight";
import { IconSearch, IconUser } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { useNavigate } from "react-router";
import { formatDate } from "../../lib/dates.ts";
import { useMe } from "../../lib/session.tsx";
import styles from "./command-palette.module.css";
import { FIND_PATIENTS } from "./operations.ts";
import { permittedPages } from "./pages.ts";

const [store, palette] = createSpotlight();
const MINIMUM_SEARCH = 2;

/** Every page under all its names, and patients while typing. `openings` counts how often it was asked for. */
export function CommandPalette({ openings }: { openings: number }) {
  const me = useMe();
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
  const pages = permittedPages(me)
    .map((page) => ({ ...page, matchedName: matchedName(page.label, page.otherNames, query.trim()) }))
    .filter((page) => page.matchedName !== undefined);
  const go = (to: string) => void navigate(to);

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
            {pages.map(({ to, label, group, icon: Icon, matchedName: name }) => (
              <Spotlight.Action
                key={to}
                label={label}
                description={name === label || name === undefined ? (group === label ? "" : group) : name}
                leftSection={<Icon size={17} stroke={1.75} />}
                onClick={() => go(to)}
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
