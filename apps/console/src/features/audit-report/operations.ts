import { graphql } from "../../lib/graphql/gql.ts";

graphql(/* GraphQL */ `
  fragment AuditRow on AuditEntry {
    id
    occurredAt
    actor {
      kind
      name
      agentReference
    }
    btgSession {
      id
      openedAt
      endedAt
    }
    onBehalfOf {
      id
      name
    }
    action
    actionName
    actionLabel
    outcome
    marks
    sentence
    subject {
      type
      id
      label
    }
    patient {
      id
      name
      demographicNumber
    }
    changes {
      field
      before
      after
    }
    reason
    ipAddress
    sessionId
    requestId
    withheld
  }
`);

export const AUDIT_ENTRIES = graphql(/* GraphQL */ `
  query AuditEntries($query: String, $first: Int, $after: String, $last: Int, $before: String) {
    auditEntries(query: $query, first: $first, after: $after, last: $last, before: $before) {
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
          ...AuditRow
        }
      }
    }
  }
`);

export const AUDIT_ENTRY = graphql(/* GraphQL */ `
  query AuditEntry($id: ID!) {
    node(id: $id) {
      __typename
      id
      ...AuditRow
    }
  }
`);

export const AUDIT_ENTRIES_ADDED = graphql(/* GraphQL */ `
  query AuditEntriesAdded($since: String!, $query: String) {
    auditEntriesAdded(since: $since, query: $query) {
      count
    }
  }
`);
