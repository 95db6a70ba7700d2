import { graphql } from "../graphql/gql.ts";

export const SEND_TEST_EMAIL = graphql(/* GraphQL */ `
  mutation SendTestEmail($input: SendTestEmailInput!) {
    sendTestEmail(input: $input) {
      sentTo
      userErrors {
        code
        message
      }
    }
  }
`);
