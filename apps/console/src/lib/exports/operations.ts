import { graphql } from "../graphql/gql.ts";

export const EXPORT_JOB = graphql(/* GraphQL */ `
  query ExportJob($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on ExportJob {
        state
        done
        total
        failure
        fileName
        rows
        downloadUrl
      }
    }
  }
`);
