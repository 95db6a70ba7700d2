import { useQuery } from "@apollo/client/react";
import { type OptionsFilter, Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { type Ref, useState } from "react";
import type { CallerFragment } from "../../lib/graphql/graphql.ts";
import { fieldError } from "../../ui/form.tsx";
import { FIND_CALLERS, FIND_PRACTICES } from "./pin-operations.ts";
import styles from "./pin.module.css";
import { KIND_WORDS, STATE_WORDS } from "./staff-words.ts";

interface CallerFieldsProps {
  readonly practiceId: string | undefined;
  readonly caller: CallerFragment | undefined;
  readonly error: string | undefined;
  readonly practiceRef: Ref<HTMLInputElement>;
  readonly callerRef: Ref<HTMLInputElement>;
  /** The practice was chosen here: its callers are the next field, which begins anew with it. */
  readonly focusCaller: boolean;
  readonly onPractice: (id: string) => void;
  readonly onCaller: (id: string) => void;
}

/** The person first: the practice by its name, then one of its users. */
export function CallerFields(props: CallerFieldsProps) {
  const { caller, practiceId = caller?.practice.id } = props;
  return (
    <>
      <PracticeField {...props} practiceId={practiceId} />
      <PersonField key={practiceId} {...props} practiceId={practiceId} />
    </>
  );
}

function PracticeField({ practiceId, caller, error, practiceRef, onPractice }: CallerFieldsProps) {
  const [search, setSearch] = useState("");
  // By its address alone it has no name yet.
  const chosen = useQuery(FIND_CALLERS, {
    variables: { practiceId: practiceId ?? "" },
    skip: practiceId === undefined,
  });
  const node = (chosen.data ?? chosen.previousData)?.node;
  const name =
    caller?.practice.id === practiceId
      ? caller?.practice.name
      : node?.__typename === "VendorPractice" && node.id === practiceId
        ? node.name
        : undefined;
  const asked = useAsked(search, name);
  const { data, loading } = useQuery(FIND_PRACTICES, { variables: asked.variables });
  const isBehind = asked.isBehind || loading;
  const found = isBehind ? [] : (data?.vendorPractices?.edges ?? []).map((edge) => edge.node);
  const names = new Map(found.map((practice) => [practice.id, practice.name]));
  if (practiceId !== undefined && name !== undefined) names.set(practiceId, name);
  const addresses = new Map(found.map(({ id, address }) => [id, address?.replaceAll("\n", ", ")]));
  return (
    <Select
      ref={practiceRef}
      label="Practice"
      searchable
      openOnFocus={false}
      placeholder="Name of the practice"
      nothingFoundMessage={isBehind ? "Searching" : "No practice matches"}
      data={[...names].map(([value, label]) => ({ value, label }))}
      filter={foundAlone(addresses)}
      renderOption={({ option }) => (
        <span className={styles.option}>
          {option.label}
          <small>{addresses.get(option.value)}</small>
        </span>
      )}
      value={name === undefined ? null : (practiceId ?? null)}
      onChange={(id) => {
        if (id !== null && id !== practiceId) onPractice(id);
      }}
      searchValue={search}
      onSearchChange={setSearch}
      onClick={(event) => event.currentTarget.select()}
      error={practiceId === undefined ? fieldError(error) : undefined}
    />
  );
}

function PersonField({ practiceId, caller, error, callerRef, focusCaller, onCaller }: CallerFieldsProps) {
  const [search, setSearch] = useState("");
  const name = caller === undefined ? undefined : labelOf(caller);
  const asked = useAsked(search, name);
  const { data, loading } = useQuery(FIND_CALLERS, {
    variables: { practiceId: practiceId ?? "", ...asked.variables },
    skip: practiceId === undefined,
  });
  const isBehind = asked.isBehind || loading;
  const node = isBehind ? undefined : data?.node;
  const found = node?.__typename === "VendorPractice" ? (node.users?.edges ?? []).map((edge) => edge.node) : [];
  const people = new Map([...(caller === undefined ? [] : [caller]), ...found].map((person) => [person.id, person]));
  return (
    <Select
      ref={callerRef}
      label="Caller"
      autoFocus={focusCaller}
      searchable
      openOnFocus={false}
      placeholder={practiceId === undefined ? "Choose the practice first" : "Name or user name"}
      nothingFoundMessage={
        practiceId === undefined ? "Choose the practice first" : isBehind ? "Searching" : "No user matches"
      }
      data={[...people.values()].map((person) => ({ value: person.id, label: labelOf(person) }))}
      filter={foundAlone(new Map(found.map(({ id }) => [id, true])))}
      renderOption={({ option }) => {
        const person = people.get(option.value);
        return (
          <span className={styles.option}>
            {option.label}
            <small>{person === undefined ? "" : wordsOf(person)}</small>
          </span>
        );
      }}
      value={caller?.id ?? null}
      onChange={(id) => {
        if (id !== null && id !== caller?.id) onCaller(id);
      }}
      searchValue={search}
      onSearchChange={setSearch}
      onClick={(event) => event.currentTarget.select()}
      description={caller === undefined || error !== undefined ? undefined : wordsOf(caller)}
      error={practiceId === undefined ? undefined : fieldError(error)}
    />
  );
}

/**
 * What is searched for: nothing while the field holds the name of what is chosen. Behind: something else is typed by now, and what was
 * found before must not be chosen by a quick Enter.
 */
function useAsked(search: string, chosen: string | undefined): { variables: { search?: string }; isBehind: boolean } {
  const typed = search.trim() === chosen ? "" : search.trim();
  const [asked] = useDebouncedValue(typed, 250);
  return { variables: asked === "" ? {} : { search: asked }, isBehind: asked !== typed };
}

/** The server has searched already; what is chosen is no find. */
function foundAlone(found: ReadonlyMap<string, unknown>): OptionsFilter {
  return ({ options }) => options.filter((option) => "value" in option && found.has(option.value));
}

function labelOf({ name, userName }: CallerFragment): string {
  return `${name} (${userName})`;
}

function wordsOf({ kind, state }: CallerFragment): string {
  return `${KIND_WORDS[kind]}, ${STATE_WORDS[state].label.toLowerCase()}`;
}
