import { graphql } from "../graphql/gql.ts";

export const COMPLETE_SIGN_IN = graphql(/* GraphQL */ `
  mutation CompleteSignIn($input: CompleteSignInInput!) {
    completeSignIn(input: $input) {
      session {
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
