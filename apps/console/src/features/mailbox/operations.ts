import { graphql } from "../../lib/graphql/gql.ts";

export const MAILBOX = graphql(/* GraphQL */ `
  query Mailbox {
    mailbox {
      id
      to
      subject
      text
      sentAt
    }
  }
`);
