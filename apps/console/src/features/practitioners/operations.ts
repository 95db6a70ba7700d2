import { graphql } from "../../lib/graphql/gql.ts";

export const PRACTITIONERS = graphql(/* GraphQL */ `
  query Practitioners($search: String, $first: Int, $after: String, $last: Int, $before: String) {
    practitioners(search: $search, first: $first, after: $after, last: $last, before: $before) {
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

export const LINKABLE_USERS = graphql(/* GraphQL */ `
  query LinkableUsers($search: String) {
    users(filter: { search: $search }, first: 20) {
      edges {
        node {
          id
          name
          kind
          state
          practitioner {
            id
            name
          }
        }
      }
    }
  }
`);

export const LINK_PRACTITIONER = graphql(/* GraphQL */ `
  mutation LinkPractitioner($input: LinkPractitionerInput!) {
    linkPractitioner(input: $input) {
      practitioner {
        id
        user {
          id
          name
          practitioner {
            id
            name
          }
        }
      }
      userErrors {
        field
        message
      }
    }
  }
`);
