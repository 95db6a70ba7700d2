import { graphql } from "../../lib/graphql/gql.ts";

export const VENDOR_SIGN_IN = graphql(/* GraphQL */ `
  mutation VendorSignIn($input: VendorSignInInput!) {
    vendorSignIn(input: $input) {
      session {
        id
      }
      challenge {
        token
        methods
        browserTrustDays
      }
      userErrors {
        field
        code
        message
      }
    }
  }
`);

export const STAFF_PRACTICES = graphql(/* GraphQL */ `
  query StaffPractices($search: String, $first: Int, $after: String, $last: Int, $before: String) {
    vendorPractices(search: $search, first: $first, after: $after, last: $last, before: $before) {
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
          address
          customerSince
        }
      }
    }
  }
`);

/** The reading of both is in the vendor's own log. */
export const USER_MANAGEMENT = graphql(/* GraphQL */ `
  query UserManagement($practiceId: ID!, $search: String, $first: Int, $after: String, $last: Int, $before: String) {
    node(id: $practiceId) {
      __typename
      id
      ... on VendorPractice {
        name
        address
        customerSince
        users(search: $search, first: $first, after: $after, last: $last, before: $before) {
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
              userName
              kind
              state
              roleNames
              twoFactorEnabled
              lastSeenAt
            }
          }
        }
      }
    }
  }
`);

graphql(/* GraphQL */ `
  fragment StaffBtgSession on VendorBtgSession {
    id
    state
    practice {
      id
      name
    }
    onBehalfOf {
      id
      name
      userName
    }
    employee {
      id
      name
    }
    reasonCode
    reason
    caseNumber
    openedAt
    expiresAt
    endedAt
    endCause
  }
`);

export const STAFF_BTG_SESSIONS = graphql(/* GraphQL */ `
  query StaffBtgSessions($states: [BtgSessionState!], $first: Int, $after: String, $last: Int, $before: String) {
    vendorBtgSessions(states: $states, first: $first, after: $after, last: $last, before: $before) {
      totalCount
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
      edges {
        node {
          ...StaffBtgSession
        }
      }
    }
  }
`);

export const LIVE_BTG_SESSIONS = graphql(/* GraphQL */ `
  query LiveBtgSessions {
    vendorBtgSessions(states: [LIVE], first: 50) {
      edges {
        node {
          ...StaffBtgSession
        }
      }
    }
  }
`);

export const ENDED_BTG_SESSION = graphql(/* GraphQL */ `
  query EndedBtgSession($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on VendorBtgSession {
        ...StaffBtgSession
      }
    }
  }
`);

export const OPEN_BTG_SESSION = graphql(/* GraphQL */ `
  mutation OpenBtgSession($input: VendorOpenBtgSessionInput!) {
    vendorOpenBtgSession(input: $input) {
      btgSession {
        id
      }
      userErrors {
        field
        code
        message
      }
    }
  }
`);

export const END_BTG_SESSION = graphql(/* GraphQL */ `
  mutation EndVendorBtgSession($input: VendorEndBtgSessionInput!) {
    vendorEndBtgSession(input: $input) {
      btgSession {
        ...StaffBtgSession
      }
      userErrors {
        code
        message
      }
    }
  }
`);

export const STAFF_LOG = graphql(/* GraphQL */ `
  query StaffLog($first: Int, $after: String, $last: Int, $before: String) {
    vendorAuditEntries(first: $first, after: $after, last: $last, before: $before) {
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
          occurredAt
          employee {
            id
            name
          }
          outcome
          sentence
          practice {
            id
            name
          }
          ipAddress
          requestId
        }
      }
    }
  }
`);

export const STAFF_ACCOUNT = graphql(/* GraphQL */ `
  query StaffAccount {
    me {
      vendorEmployee {
        id
        name
        userName
        role
        twoFactor {
          enabled
          totpConfirmedAt
        }
        passwordRules {
          minimumLength
          digitRequired
          rules
        }
      }
    }
  }
`);
