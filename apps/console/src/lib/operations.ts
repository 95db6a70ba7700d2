import { graphql } from "./graphql/gql.ts";

export const DEPLOYMENT = graphql(/* GraphQL */ `
  query Deployment {
    deployment {
      stage
      vendorName
      version
      mailbox
      passwordRules {
        minimumLength
        digitRequired
        rules
      }
    }
  }
`);

export const SESSION = graphql(/* GraphQL */ `
  query Session {
    me {
      actor {
        kind
        name
      }
      user {
        id
        name
        kind
      }
      practice {
        id
        name
        timeZone
      }
      session {
        id
        idleExpiresAt
        expiresAt
      }
      lockdown
      rights
    }
  }
`);

export const SIGN_OUT = graphql(/* GraphQL */ `
  mutation SignOut {
    signOut {
      userErrors {
        message
      }
    }
  }
`);
