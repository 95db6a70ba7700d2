import { nodeId, type Workload } from "../workload.ts";

const SIZE = 50;

/** All patients of the practice, counted: what blocks cost where nothing else narrows the list. */
export const blockedCount: Workload = {
  name: "blocked-count",
  title: "The count of all patients for a user whom 50 sets of 500 block, against one whom none blocks",
  // Within 3 times the time.
  target: { ratio: 1 / 3 },
  prepare: () => [{ query: "{ patients(first: 1) { totalCount } }", variables: {} }],
  floor: "WITHOUT_BLOCKS",
};

/** A provider's own patients, as `patient-page` asks for them. */
export const blockedPage: Workload = {
  name: "blocked-page",
  title: "50 patients and their count for a user whom 50 sets of 500 block, against one whom none blocks",
  target: { ratio: 1 / 3 },
  prepare: ({ practitionerIds }) =>
    practitionerIds.slice(0, 50).map((id) => ({
      query: `query ($practitionerId: ID!) {
        patients(filter: { practitionerIds: [$practitionerId] }, first: ${SIZE}) {
          totalCount edges { node { id demographicNumber name birthDate mrn status } } } }`,
      variables: { practitionerId: nodeId("Practitioner", id) },
    })),
  floor: "WITHOUT_BLOCKS",
};
