import { graphql } from "../../lib/graphql/gql.ts";

/** The employee's own session, whatever practice the tab is in. */
export const STAFF_SESSION = graphql(/* GraphQL */ `
  query StaffSession {
    me {
      session {
        id
        lastUsedAt
        idleExpiresAt
      }
    }
  }
`);
