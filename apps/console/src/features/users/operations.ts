import { graphql } from "../../lib/graphql/gql.ts";

export const USERS = graphql(/* GraphQL */ `
  query Users(
    $filter: UserFilter
    $orderBy: [UserOrder!]
    $administers: Boolean!
    $first: Int
    $after: String
    $last: Int
    $before: String
  ) {
    users(filter: $filter, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
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
          kind
          state
          profile {
            userName
          }
          access {
            roles {
              id
              name
              shipped
            }
          }
          security {
            lastSignInAt
            twoFactor {
              enabled
              required
            }
          }
          ...UserEmergencyAccess
        }
      }
    }
  }
`);

export const START_USER_EXPORT = graphql(/* GraphQL */ `
  mutation StartUserExport {
    startUserExport {
      job {
        id
      }
      userErrors {
        message
      }
    }
  }
`);

export const PASSWORD_RULES = graphql(/* GraphQL */ `
  query PasswordRules {
    practice {
      id
      passwordRules {
        minimumLength
        digitRequired
        rules
      }
    }
  }
`);

export const ADD_USER = graphql(/* GraphQL */ `
  mutation AddUser($input: AddUserInput!) {
    addUser(input: $input) {
      user {
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

graphql(/* GraphQL */ `
  fragment UserSecurityInfo on User {
    id
    security {
      lastSignInAt
      twoFactor {
        enabled
        required
        totpConfirmedAt
        recoveryCodesLeft
      }
      sessions {
        id
        device
        ipAddress
        startedAt
        lastUsedAt
        current
        twoFactor
      }
    }
  }
`);

export const USER = graphql(/* GraphQL */ `
  query User($id: ID!, $administers: Boolean!) {
    user(id: $id) {
      ...UserInfo
      ...UserSecurityInfo
      ...UserEmergencyAccess
    }
  }
`);

graphql(/* GraphQL */ `
  fragment UserAccessInfo on User {
    id
    access {
      version
      administrator
      roles {
        id
        name
        shipped
      }
      exceptions {
        right
        effect
        note
        givenBy {
          name
        }
        givenAt
      }
      rights {
        right
        fromRoles {
          id
          name
        }
        effective
        explanation
      }
    }
  }
`);

/** Apart from the profile: with a version of its own, and read only where it is shown. */
export const USER_ACCESS = graphql(/* GraphQL */ `
  query UserAccess($id: ID!) {
    user(id: $id) {
      ...UserAccessInfo
    }
  }
`);

export const UPDATE_USER_ACCESS = graphql(/* GraphQL */ `
  mutation UpdateUserAccess($input: UpdateUserAccessInput!) {
    updateUserAccess(input: $input) {
      user {
        ...UserAccessInfo
      }
      userErrors {
        field
        code
        message
      }
    }
  }
`);

export const DISABLE_USER = graphql(/* GraphQL */ `
  mutation DisableUser($input: DisableUserInput!, $administers: Boolean!) {
    disableUser(input: $input) {
      user {
        ...UserInfo
        ...UserSecurityInfo
        ...UserEmergencyAccess
      }
      userErrors {
        message
      }
    }
  }
`);

export const ENABLE_USER = graphql(/* GraphQL */ `
  mutation EnableUser($input: EnableUserInput!) {
    enableUser(input: $input) {
      user {
        ...UserInfo
      }
      userErrors {
        message
      }
    }
  }
`);

export const SEND_PASSWORD_RESET = graphql(/* GraphQL */ `
  mutation SendPasswordReset($input: SendPasswordResetInput!) {
    sendPasswordReset(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

export const RESEND_INVITATION = graphql(/* GraphQL */ `
  mutation ResendInvitation($input: ResendInvitationInput!) {
    resendInvitation(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

export const UNLOCK_LOGIN = graphql(/* GraphQL */ `
  mutation UnlockLogin($input: UnlockLoginInput!) {
    unlockLogin(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

export const RESET_TWO_FACTOR = graphql(/* GraphQL */ `
  mutation ResetTwoFactor($input: ResetTwoFactorInput!) {
    resetTwoFactor(input: $input) {
      user {
        ...UserSecurityInfo
      }
      userErrors {
        field
        message
      }
    }
  }
`);

export const REQUEST_EMAIL_CHANGE = graphql(/* GraphQL */ `
  mutation RequestEmailChangeOfUser($input: RequestEmailChangeInput!) {
    requestEmailChange(input: $input) {
      userErrors {
        field
        message
      }
    }
  }
`);

export const CANCEL_EMAIL_CHANGE = graphql(/* GraphQL */ `
  mutation CancelEmailChangeOfUser($input: CancelEmailChangeInput!) {
    cancelEmailChange(input: $input) {
      user {
        ...UserInfo
      }
      userErrors {
        message
      }
    }
  }
`);

export const END_SESSION_OF_USER = graphql(/* GraphQL */ `
  mutation EndSessionOfUser($input: EndSessionInput!) {
    endSession(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

export const END_ALL_SESSIONS_OF_USER = graphql(/* GraphQL */ `
  mutation EndAllSessionsOfUser($input: EndAllSessionsInput!) {
    endAllSessions(input: $input) {
      endedCount
      userErrors {
        message
      }
    }
  }
`);
