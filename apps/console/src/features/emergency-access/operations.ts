import { graphql } from "../../lib/graphql/gql.ts";

graphql(/* GraphQL */ `
  fragment EmergencyTimes on EmergencyAccessActivation {
    id
    state
    activatedAt
    elevatedAt
    endsAt
    deactivatedAt
    endedAt
    endCause
  }
`);

/** Whose it is and why is asked for only by who may know: a question that is refused stands in the log. */
graphql(/* GraphQL */ `
  fragment EmergencyActivation on EmergencyAccessActivation {
    ...EmergencyTimes
    reason @include(if: $toldWhose)
    user @include(if: $toldWhose) {
      id
      name
    }
    deactivatedBy @include(if: $toldWhose) {
      name
    }
  }
`);

export const EMERGENCY_ACCESS = graphql(/* GraphQL */ `
  query EmergencyAccess(
    $toldWhose: Boolean!
    $administers: Boolean!
    $reviews: Boolean!
    $first: Int
    $after: String
    $last: Int
    $before: String
  ) {
    me {
      emergencyAccessActivation {
        ...EmergencyTimes
        reason
        user {
          id
          name
        }
        deactivatedBy {
          name
        }
      }
    }
    emergencyAccess {
      hindrance
      maximumMinutes
      current {
        ...EmergencyActivation
      }
      designations @include(if: $administers) {
        designatedAt
        designatedBy {
          name
        }
        secondFactorReady
        user {
          id
          name
        }
      }
      reviewsDue @include(if: $reviews) {
        ...EmergencyActivation
      }
      history(first: $first, after: $after, last: $last, before: $before) @include(if: $administers) {
        totalCount
        pageInfo {
          hasNextPage
          hasPreviousPage
          startCursor
          endCursor
        }
        edges {
          node {
            ...EmergencyActivation
            review @include(if: $reviews) {
              signedOffAt
              signedOffBy {
                name
              }
            }
          }
        }
      }
    }
  }
`);

export const ACTIVATE_EMERGENCY_ACCESS = graphql(/* GraphQL */ `
  mutation ActivateEmergencyAccess($input: ActivateEmergencyAccessInput!) {
    activateEmergencyAccess(input: $input) {
      activation {
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

export const DEACTIVATE_EMERGENCY_ACCESS = graphql(/* GraphQL */ `
  mutation DeactivateEmergencyAccess($input: DeactivateEmergencyAccessInput!) {
    deactivateEmergencyAccess(input: $input) {
      activation {
        ...EmergencyTimes
      }
      userErrors {
        message
      }
    }
  }
`);

/** Whom emergency access can be allowed for. */
export const FIND_USERS = graphql(/* GraphQL */ `
  query FindUsersToDesignate($search: String!, $administers: Boolean!) {
    users(filter: { search: $search, states: [ACTIVE, INVITED] }, orderBy: [{ by: NAME }], first: 20) {
      edges {
        node {
          id
          name
          profile {
            userName
          }
          ...UserEmergencyAccess
        }
      }
    }
  }
`);

/** Without what the review reads of the log, which is an entry each time. */
export const EMERGENCY_ACTIVATION = graphql(/* GraphQL */ `
  query EmergencyActivation($id: ID!, $toldWhose: Boolean!) {
    node(id: $id) {
      __typename
      id
      ...EmergencyActivation
      ... on EmergencyAccessActivation {
        review {
          signedOffAt
          signedOffBy {
            name
          }
          comment
          signOffHindrance
        }
      }
    }
  }
`);

export const EMERGENCY_STANDING = graphql(/* GraphQL */ `
  query EmergencyStanding($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on EmergencyAccessActivation {
        review {
          standing {
            ...EmergencyStandingAct
          }
        }
      }
    }
  }
`);

graphql(/* GraphQL */ `
  fragment EmergencyStandingAct on EmergencyAccessStandingAct {
    sentence
    occurredAt
    severity
    subject {
      type
      id
      label
    }
    auditEntryId
  }
`);

export const EMERGENCY_ENTRIES = graphql(/* GraphQL */ `
  query EmergencyEntries(
    $id: ID!
    $only: EmergencyAccessEntryKind!
    $first: Int
    $after: String
    $last: Int
    $before: String
  ) {
    node(id: $id) {
      __typename
      id
      ... on EmergencyAccessActivation {
        review {
          entries(only: $only, first: $first, after: $after, last: $last, before: $before) {
            totalCount
            pageInfo {
              hasNextPage
              hasPreviousPage
              startCursor
              endCursor
            }
            edges {
              node {
                ...EmergencyEntry
              }
            }
          }
        }
      }
    }
  }

  fragment EmergencyEntry on AuditEntry {
    id
    occurredAt
    actor {
      name
    }
    actionLabel
    outcome
    marks
    sentence
    reason
    requestId
  }
`);

export const EMERGENCY_OVERRIDES = graphql(/* GraphQL */ `
  query EmergencyOverrides($id: ID!, $readsPatients: Boolean!) {
    node(id: $id) {
      __typename
      id
      ... on EmergencyAccessActivation {
        review {
          chartOverrides {
            id
            openedAt
            endsAt
            reason
            patient @include(if: $readsPatients) {
              id
              name
              demographicNumber
            }
          }
        }
      }
    }
  }
`);

export const SIGN_OFF_REVIEW = graphql(/* GraphQL */ `
  mutation SignOffEmergencyAccessReview($input: SignOffEmergencyAccessReviewInput!) {
    signOffEmergencyAccessReview(input: $input) {
      activation {
        id
        review {
          signedOffAt
          signedOffBy {
            name
          }
          comment
        }
      }
      userErrors {
        field
        code
        message
      }
    }
  }
`);
