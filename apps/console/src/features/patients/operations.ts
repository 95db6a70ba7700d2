import { graphql } from "../../lib/graphql/gql.ts";

export const PATIENTS = graphql(/* GraphQL */ `
  query Patients(
    $filter: PatientFilter
    $orderBy: [PatientOrder!]
    $first: Int
    $after: String
    $last: Int
    $before: String
  ) {
    patients(filter: $filter, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
      totalCount
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
      edges {
        node {
          id
          name
          firstName
          lastName
          demographicNumber
          birthDate
          age
          sex
          status
          lastVisit
          practitioner {
            id
            name
          }
        }
      }
    }
  }
`);

export const PROVIDER_OPTIONS = graphql(/* GraphQL */ `
  query ProviderOptions {
    practitioners(first: 100) {
      edges {
        node {
          id
          name
        }
      }
    }
  }
`);
