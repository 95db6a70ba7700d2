import { useQuery } from "@apollo/client/react";
import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { Chip } from "../../ui/chip.tsx";
import { PROVIDER_NAME, REPORT_PROVIDERS } from "./operations.ts";
import styles from "./demographic-report.module.css";

/** The providers of record that count, found by name; any of them. */
export function ProviderField(props: { ids: readonly string[]; onChange: (ids: readonly string[]) => void }) {
  const { ids, onChange } = props;
  const [search, setSearch] = useState("");
  const [sent] = useDebouncedValue(search.trim(), 250);
  const { data, previousData, loading } = useQuery(REPORT_PROVIDERS, {
    variables: sent === "" ? {} : { search: sent },
    fetchPolicy: "cache-first",
  });
  const found = ((data ?? previousData)?.practitioners?.edges ?? []).map(({ node }) => node);
  return (
    <div>
      <Select
        label="Provider"
        placeholder="Any"
        searchable
        nothingFoundMessage={loading ? "Searching" : "No provider matches"}
        data={found.filter(({ id }) => !ids.includes(id)).map(({ id, name }) => ({ value: id, label: name }))}
        // The server has searched already.
        filter={({ options }) => options}
        // What is chosen stands below, and the field is free for the next.
        value={null}
        onChange={(id) => {
          if (id !== null) onChange([...ids, id]);
          setSearch("");
        }}
        searchValue={search}
        onSearchChange={setSearch}
      />
      {ids.length === 0 ? null : (
        <div className={styles.chips} role="group" aria-label="Provider, chosen">
          {ids.map((id) => (
            <ProviderChip key={id} id={id} onRemove={() => onChange(ids.filter((each) => each !== id))} />
          ))}
        </div>
      )}
    </div>
  );
}

function ProviderChip({ id, onRemove }: { id: string; onRemove: () => void }) {
  const { data } = useQuery(PROVIDER_NAME, { variables: { id }, fetchPolicy: "cache-first" });
  const name = data?.node?.__typename === "Practitioner" ? data.node.name : "A provider";
  return <Chip name="" value={name} onRemove={onRemove} />;
}
