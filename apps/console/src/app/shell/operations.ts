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

/** For its refusal, which says why the session has ended. */
export const SESSION_END = graphql(/* GraphQL */ `
  query SessionEnd {
    practice {
      id
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

/** In the vendor's realm: made outside of the BTG session that it ends. */
export const END_OWN_BTG = graphql(/* GraphQL */ `
  mutation EndOwnBtg($input: VendorEndBtgSessionInput!) {
    vendorEndBtgSession(input: $input) {
      userErrors {
        code
        message
      }
    }
  }
`);
