import { graphql } from "../../lib/graphql/gql.ts";

export const START_IMPORT = graphql(/* GraphQL */ `
  mutation StartImport($input: StartImportInput!) {
    startImport(input: $input) {
      job {
        id
        uploads {
          fileName
          url
        }
      }
      userErrors {
        field
        message
      }
    }
  }
`);

export const IMPORT_JOB = graphql(/* GraphQL */ `
  query ImportJob($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on ImportJob {
        state
        title
        done
        total
        startedBy {
          name
        }
        startedAt
        finishedAt
        failure
        uploads {
          fileName
          url
          received
        }
        counts {
          resourceType
          created
          updated
          unchanged
          ignored
          bad
        }
      }
    }
  }
`);

export const BAD_LINES = graphql(/* GraphQL */ `
  query BadLines($id: ID!, $first: Int, $after: String, $last: Int, $before: String) {
    node(id: $id) {
      __typename
      id
      ... on ImportJob {
        badLines(first: $first, after: $after, last: $last, before: $before) {
          totalCount
          pageInfo {
            hasNextPage
            hasPreviousPage
            startCursor
            endCursor
          }
          edges {
            node {
              fileName
              line
              reason
            }
          }
        }
      }
    }
  }
`);

export const CANCEL_JOB = graphql(/* GraphQL */ `
  mutation CancelJob($input: CancelJobInput!) {
    cancelJob(input: $input) {
      job {
        id
        state
      }
      userErrors {
        message
      }
    }
  }
`);

export const IMPORT_HISTORY = graphql(/* GraphQL */ `
  query ImportHistory($first: Int, $after: String, $last: Int, $before: String) {
    jobs(kinds: [IMPORT], first: $first, after: $after, last: $last, before: $before) {
      totalCount
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
      edges {
        node {
          __typename
          id
          title
          state
          startedAt
          finishedAt
          startedBy {
            name
          }
          ... on ImportJob {
            counts {
              resourceType
              created
              updated
              unchanged
              ignored
              bad
            }
          }
        }
      }
    }
  }
`);
