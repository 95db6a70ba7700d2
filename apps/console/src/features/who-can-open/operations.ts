import { graphql } from "../../lib/graphql/gql.ts";

/** Whose chart it is. From the patient's page it is known already; else asking is an opening of the record, and audited. */
export const ASKED_PATIENT = graphql(/* GraphQL */ `
  query AskedPatient($id: ID!) {
    patient(id: $id) {
      id
      name
      demographicNumber
    }
  }
`);

export const WHO_CAN_OPEN = graphql(/* GraphQL */ `
  query WhoCanOpen(
    $patientId: ID!
    $allowed: Boolean
    $search: String
    $first: Int
    $after: String
    $last: Int
    $before: String
  ) {
    whoCanOpen(
      patient: { id: $patientId }
      allowed: $allowed
      search: $search
      first: $first
      after: $after
      last: $last
      before: $before
    ) {
      totalCount
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
      edges {
        node {
          user {
            id
            name
            kind
            userTitle
          }
          decision {
            allowed
            reason
            message
          }
        }
      }
    }
  }
`);

export const OPENING_COUNTS = graphql(/* GraphQL */ `
  query OpeningCounts($patientId: ID!) {
    everybody: whoCanOpen(patient: { id: $patientId }, first: 1) {
      totalCount
    }
    allowed: whoCanOpen(patient: { id: $patientId }, allowed: true, first: 1) {
      totalCount
    }
  }
`);
