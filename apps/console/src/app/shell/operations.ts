import { graphql } from "../../lib/graphql/gql.ts";

export const EXTEND_SESSION = graphql(/* GraphQL */ `
  mutation ExtendSession {
    extendSession {
      session {
        id
        lastUsedAt
        idleExpiresAt
        expiresAt
      }
      userErrors {
        message
      }
    }
  }
`);

export const SESSION_CHANGED = graphql(/* GraphQL */ `
  subscription SessionChanged {
    sessionChanged {
      kind
      at
      endCause
    }
  }
`);

export const FIND_PATIENTS = graphql(/* GraphQL */ `
  query FindPatients($search: String!) {
    patients(filter: { search: $search }, orderBy: [{ by: LAST_NAME }], first: 6) {
      edges {
        node {
          id
          name
          demographicNumber
          birthDate
        }
      }
    }
  }
`);
