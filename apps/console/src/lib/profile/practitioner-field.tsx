import { useQuery } from "@apollo/client/react";
import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { fieldError } from "../../ui/form.tsx";
import type { Edit } from "../edit.ts";
import type { UserInfoFragment } from "../graphql/graphql.ts";
import { FIND_PRACTITIONERS } from "./operations.ts";
import type { ProfileValues } from "./profile-edit.ts";

/** The imported practitioner that a provider is, found by name or NPI. */
export function PractitionerField({ edit, user }: { edit: Edit<ProfileValues>; user: UserInfoFragment }) {
  const chosen = edit.values.practitionerId;
  const [search, setSearch] = useState("");
  const [asked] = useDebouncedValue(search.trim(), 250);
  const { data, previousData, loading } = useQuery(FIND_PRACTITIONERS, {
    variables: asked === "" || asked === user.practitioner?.name ? {} : { search: asked },
  });
  const found = ((data ?? previousData)?.practitioners?.edges ?? []).map(({ node }) => node);
  const names = new Map([
    ...(user.practitioner === null ? [] : [[user.practitioner.id, user.practitioner.name] as const]),
    ...found.map(({ id, name }) => [id, name] as const),
  ]);
  const other = found.find(({ id }) => id === chosen)?.user;
  return (
    <Select
      id={edit.idOf("practitionerId")}
      label="Practitioner"
      searchable
      clearable
      openOnFocus={false}
      placeholder="Linked to none"
      nothingFoundMessage={loading ? "Searching" : "No practitioner matches"}
      data={[...names].map(([value, label]) => ({ value, label }))}
      // The server has searched already.
      filter={({ options }) => options}
      value={chosen === "" ? null : chosen}
      onChange={(id) => edit.set("practitionerId", id ?? "")}
      searchValue={search}
      onSearchChange={setSearch}
      error={fieldError(edit.errors.practitionerId)}
      description={
        edit.errors.practitionerId !== undefined
          ? undefined
          : other !== undefined && other !== null && other.id !== user.id
            ? `Linked to ${other.name} now; the link goes over.`
            : "Who the imported charts name. The charts and the audit log then speak of the same person."
      }
      clearButtonProps={{ "aria-label": "Take the link away" }}
    />
  );
}
