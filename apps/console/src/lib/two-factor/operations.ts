import { graphql } from "../graphql/gql.ts";

/** The session is the one that is in use: what is known of it changes with the answer. */
export const PROVE_SECOND_FACTOR = graphql(/* GraphQL */ `
  mutation ProveSecondFactor($input: ProveSecondFactorInput!) {
    proveSecondFactor(input: $input) {
      session {
        id
        twoFactor
      }
      userErrors {
        field
        message
      }
    }
  }
`);

export const START_TOTP_ENROLMENT = graphql(/* GraphQL */ `
  mutation StartTotpEnrolment($input: StartTotpEnrolmentInput!) {
    startTotpEnrolment(input: $input) {
      uri
      manualKey
      userErrors {
        code
        message
      }
    }
  }
`);

export const CONFIRM_TOTP_ENROLMENT = graphql(/* GraphQL */ `
  mutation ConfirmTotpEnrolment($input: ConfirmTotpEnrolmentInput!) {
    confirmTotpEnrolment(input: $input) {
      recoveryCodes
      userErrors {
        code
        message
      }
    }
  }
`);
