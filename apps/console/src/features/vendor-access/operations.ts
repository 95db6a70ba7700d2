import { graphql } from "../../lib/graphql/gql.ts";

graphql(/* GraphQL */ `
  fragment VendorAccess on BtgSession {
    id
    state
    actor {
      name
      agentReference
    }
    reasonCode
    reason
    caseNumber
    ipAddress
    callerVerifiedBy
    caller {
      id
      name
    }
    openedAt
    expiresAt
    endedAt
    endCause
    endedBy {
      name
    }
    onBehalfOf {
      id
      name
    }
  }
`);

export const VENDOR_ACCESSES = graphql(/* GraphQL */ `
  query VendorAccesses($first: Int, $after: String, $last: Int, $before: String) {
    live: btgSessions(states: [LIVE], first: 50) {
      edges {
        node {
          ...VendorAccess
        }
      }
    }
    past: btgSessions(states: [ENDED], first: $first, after: $after, last: $last, before: $before) {
      totalCount
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
      edges {
        node {
          ...VendorAccess
        }
      }
    }
  }
`);

/** Without its timeline, whose every page is an entry of the log. */
export const VENDOR_ACCESS = graphql(/* GraphQL */ `
  query VendorAccess($id: ID!) {
    node(id: $id) {
      __typename
      id
      ...VendorAccess
    }
  }
`);

export const VENDOR_ACCESS_TIMELINE = graphql(/* GraphQL */ `
  query VendorAccessTimeline($id: ID!, $first: Int, $after: String, $last: Int, $before: String) {
    node(id: $id) {
      __typename
      id
      ... on BtgSession {
        timeline(first: $first, after: $after, last: $last, before: $before) {
          totalCount
          liveCursor
          pageInfo {
            hasNextPage
            hasPreviousPage
            startCursor
            endCursor
          }
          edges {
            node {
              ...TimelineEntry
            }
          }
        }
      }
    }
  }

  fragment TimelineEntry on AuditEntry {
    id
    occurredAt
    actor {
      kind
      name
    }
    actionName
    actionLabel
    outcome
    sentence
    changes {
      field
      before
      after
    }
    requestId
    sessionId
    withheld
  }
`);

/** No reading of the log: it counts, and tells nothing else. */
export const TIMELINE_ADDED = graphql(/* GraphQL */ `
  query TimelineAdded($since: String!, $query: String!) {
    auditEntriesAdded(since: $since, query: $query) {
      count
    }
  }
`);

export const VENDOR_ACCESS_CHANGED = graphql(/* GraphQL */ `
  subscription VendorAccessChanged {
    btgSessionChanged {
      ...VendorAccess
    }
  }
`);

export const END_VENDOR_ACCESS = graphql(/* GraphQL */ `
  mutation EndVendorAccess($input: EndBtgSessionInput!) {
    endBtgSession(input: $input) {
      btgSession {
        ...VendorAccess
      }
      userErrors {
        message
      }
    }
  }
`);
