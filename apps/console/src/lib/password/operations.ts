import { graphql } from "../graphql/gql.ts";

export const CHANGE_PASSWORD = graphql(/* GraphQL */ `
  mutation ChangePassword($input: ChangePasswordInput!) {
    changePassword(input: $input) {
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
