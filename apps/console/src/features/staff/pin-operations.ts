import { graphql } from "../../lib/graphql/gql.ts";

graphql(/* GraphQL */ `
  fragment Caller on VendorUser {
    id
    name
    userName
    kind
    state
    practice {
      id
      name
    }
  }

  fragment PinVerification on VendorPinVerification {
    id
    method
    caseNumber
    channel
    verifiedAt
    expiresAt
    user {
      ...Caller
    }
    agent {
      id
      name
    }
  }
`);

/** The person whose PIN is asked for, by the page's address. */
export const CALLER = graphql(/* GraphQL */ `
  query Caller($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on VendorUser {
        ...Caller
      }
    }
  }
`);

/** The first practices of a search, to choose one of. */
export const FIND_PRACTICES = graphql(/* GraphQL */ `
  query FindPractices($search: String) {
    vendorPractices(search: $search, first: 8) {
      edges {
        node {
          id
          name
          address
        }
      }
    }
  }
`);

/** The first users of a search in a practice, to choose one of. */
export const FIND_CALLERS = graphql(/* GraphQL */ `
  query FindCallers($practiceId: ID!, $search: String) {
    node(id: $practiceId) {
      __typename
      id
      ... on VendorPractice {
        name
        users(search: $search, first: 8) {
          edges {
            node {
              ...Caller
            }
          }
        }
      }
    }
  }
`);

export const VALIDATE_SUPPORT_PIN = graphql(/* GraphQL */ `
  mutation ValidateSupportPin($input: VendorValidateSupportPinInput!) {
    vendorValidateSupportPin(input: $input) {
      matched
      message
      triesLeft
      verification {
        ...PinVerification
      }
      userErrors {
        field
        code
        message
      }
    }
  }
`);

export const SEND_SUPPORT_CODE = graphql(/* GraphQL */ `
  mutation SendSupportCode($input: VendorSendSupportCodeInput!) {
    vendorSendSupportCode(input: $input) {
      expiresAt
      userErrors {
        field
        code
        message
      }
    }
  }
`);

export const VALIDATE_SUPPORT_CODE = graphql(/* GraphQL */ `
  mutation ValidateSupportCode($input: VendorValidateSupportCodeInput!) {
    vendorValidateSupportCode(input: $input) {
      matched
      message
      triesLeft
      verification {
        ...PinVerification
      }
      userErrors {
        field
        code
        message
      }
    }
  }
`);

export const PIN_VERIFICATIONS = graphql(/* GraphQL */ `
  query PinVerifications {
    vendorPinVerifications(first: 20) {
      edges {
        node {
          ...PinVerification
        }
      }
    }
  }
`);
