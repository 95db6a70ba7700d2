import { graphql } from "../../lib/graphql/gql.ts";

export const DEMOGRAPHIC_REPORT = graphql(/* GraphQL */ `
  query DemographicReport($input: DemographicReportInput!, $first: Int, $after: String, $last: Int, $before: String) {
    demographicReport(input: $input) {
      totalCount
      summary
      unknownIds
      duplicateIds
      maySave
      rows(first: $first, after: $after, last: $last, before: $before) {
        totalCount
        pageInfo {
          hasNextPage
          hasPreviousPage
          startCursor
          endCursor
        }
        edges {
          node {
            patient {
              id
            }
            cells
          }
        }
      }
    }
  }
`);

export const REPORT_PROVIDERS = graphql(/* GraphQL */ `
  query ReportProviders($search: String) {
    practitioners(search: $search, first: 20) {
      edges {
        node {
          id
          name
        }
      }
    }
  }
`);

export const PROVIDER_NAME = graphql(/* GraphQL */ `
  query ProviderName($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on Practitioner {
        name
      }
    }
  }
`);

export const SAVE_PATIENT_SET = graphql(/* GraphQL */ `
  mutation SavePatientSet($input: SavePatientSetInput!) {
    savePatientSet(input: $input) {
      patientSet {
        id
        name
        memberCount
        asOf
      }
      userErrors {
        field
        code
        message
      }
    }
  }
`);

export const START_REPORT_EXPORT = graphql(/* GraphQL */ `
  mutation StartReportExport($input: StartReportExportInput!) {
    startReportExport(input: $input) {
      job {
        id
      }
      userErrors {
        message
      }
    }
  }
`);

export const SAVED_QUERIES = graphql(/* GraphQL */ `
  query SavedQueries {
    savedViews(page: DEMOGRAPHIC_REPORT) {
      id
      name
      definition
      savedAt
    }
  }
`);

export const SAVE_QUERY = graphql(/* GraphQL */ `
  mutation SaveQuery($input: SaveViewInput!) {
    saveView(input: $input) {
      savedView {
        id
        name
        definition
        savedAt
      }
      userErrors {
        field
        message
      }
    }
  }
`);

export const DELETE_QUERY = graphql(/* GraphQL */ `
  mutation DeleteQuery($input: DeleteViewInput!) {
    deleteView(input: $input) {
      deletedSavedViewId
      userErrors {
        field
        message
      }
    }
  }
`);
