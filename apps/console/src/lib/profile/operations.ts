import { graphql } from "../graphql/gql.ts";

graphql(/* GraphQL */ `
  fragment UserInfo on User {
    id
    name
    kind
    state
    userTitle
    practitioner {
      id
      name
      npi
    }
    profile {
      version
      userName
      email
      emailChange {
        newEmail
        requestedBy {
          name
        }
        requestedAt
        expiresAt
      }
      firstName
      lastName
      culture
      emailSignature
      useOwnEmailForOutgoing
      smtpUser
      smtpPasswordSet
      mobileAddress
      defaultWorkflowView
      defaultPatientView
      defaultDocumentTab
      pathwayScheduleView
      autoLogoutMinutes
      effectiveAutoLogoutMinutes
    }
  }
`);

export const UPDATE_STAFF_MEMBER = graphql(/* GraphQL */ `
  mutation UpdateStaffMember($input: UpdateStaffMemberInput!) {
    updateStaffMember(input: $input) {
      user {
        ...UserInfo
      }
      userErrors {
        field
        code
        message
      }
    }
  }
`);

export const UPDATE_PROVIDER = graphql(/* GraphQL */ `
  mutation UpdateProvider($input: UpdateProviderInput!) {
    updateProvider(input: $input) {
      user {
        ...UserInfo
      }
      userErrors {
        field
        code
        message
      }
    }
  }
`);

export const AUTO_LOGOUT_BOUNDS = graphql(/* GraphQL */ `
  query AutoLogoutBounds {
    practice {
      id
      autoLogout {
        minimumMinutes
        maximumMinutes
      }
    }
  }
`);

export const FIND_PRACTITIONERS = graphql(/* GraphQL */ `
  query FindPractitioners($search: String) {
    practitioners(search: $search, first: 20) {
      edges {
        node {
          id
          name
          npi
          user {
            id
            name
          }
        }
      }
    }
  }
`);
