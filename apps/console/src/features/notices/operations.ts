import { graphql } from "../../lib/graphql/gql.ts";

graphql(/* GraphQL */ `
  fragment NoticeText on Notice {
    id
    kind
    label
    detail
    path
    raisedAt
    acknowledgedAt
    over
  }
`);

export const UNREAD_ACCESSES = graphql(/* GraphQL */ `
  query UnreadAccesses {
    notices(kinds: [VENDOR_ACCESS], acknowledged: false, first: 50) {
      edges {
        node {
          ...NoticeText
        }
      }
    }
  }
`);

/** What the bell tells of. */
export const UNREAD_NOTICES = graphql(/* GraphQL */ `
  query UnreadNotices($kinds: [NoticeKind!]!) {
    notices(kinds: $kinds, acknowledged: false, first: 50) {
      totalCount
      edges {
        node {
          ...NoticeText
        }
      }
    }
  }
`);

export const UNREAD_EMERGENCIES = graphql(/* GraphQL */ `
  query UnreadEmergencies($toldWhose: Boolean!) {
    notices(kinds: [EMERGENCY_ACCESS], acknowledged: false, first: 50) {
      edges {
        node {
          ...NoticeText
          subject {
            __typename
            id
            ... on EmergencyAccessActivation {
              state
              activatedAt
              reason @include(if: $toldWhose)
              user @include(if: $toldWhose) {
                id
                name
              }
            }
          }
        }
      }
    }
  }
`);

export const ACKNOWLEDGE_NOTICES = graphql(/* GraphQL */ `
  mutation AcknowledgeNotices($input: AcknowledgeNoticesInput!) {
    acknowledgeNotices(input: $input) {
      notices {
        id
        acknowledgedAt
      }
      userErrors {
        message
      }
    }
  }
`);

export const NOTICES = graphql(/* GraphQL */ `
  query Notices($toldWhose: Boolean!, $first: Int, $after: String, $last: Int, $before: String) {
    notices(first: $first, after: $after, last: $last, before: $before) {
      totalCount
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
      edges {
        node {
          ...NoticeText
          subject {
            __typename
            id
            ... on BtgSession {
              reasonCode
              caseNumber
              state
            }
            ... on EmergencyAccessActivation {
              user @include(if: $toldWhose) {
                id
                name
              }
            }
          }
        }
      }
    }
  }
`);
