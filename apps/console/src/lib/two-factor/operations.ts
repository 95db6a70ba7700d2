import { graphql } from "../graphql/gql.ts";

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
