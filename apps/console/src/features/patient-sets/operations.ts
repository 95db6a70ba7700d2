import { graphql } from "../../lib/graphql/gql.ts";

export const PATIENT_SETS = graphql(/* GraphQL */ `
  query PatientSets($search: String, $first: Int, $after: String, $last: Int, $before: String) {
    patientSets(search: $search, first: $first, after: $after, last: $last, before: $before) {
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
          memberCount
          limited
          asOf
          editedAt
          madeBy {
            kind
            name
          }
        }
      }
    }
  }
`);

graphql(/* GraphQL */ `
  fragment PatientSetInfo on PatientSet {
    id
    version
    name
    memberCount
    summary
    report
    limited
    asOf
    editedAt
    madeBy {
      kind
      name
    }
  }
`);

graphql(/* GraphQL */ `
  fragment SetPatient on Patient {
    id
    name
    firstName
    lastName
    demographicNumber
    birthDate
    age
    sex
  }
`);

export const PATIENT_SET = graphql(/* GraphQL */ `
  query PatientSet($id: ID!) {
    node(id: $id) {
      __typename
      id
      ...PatientSetInfo
    }
  }
`);

export const PATIENT_SET_MEMBERS = graphql(/* GraphQL */ `
  query PatientSetMembers($id: ID!, $first: Int, $after: String, $last: Int, $before: String) {
    node(id: $id) {
      __typename
      id
      ... on PatientSet {
        members(first: $first, after: $after, last: $last, before: $before) {
          totalCount
          pageInfo {
            hasNextPage
            hasPreviousPage
            startCursor
            endCursor
          }
          edges {
            node {
              ...SetPatient
            }
          }
        }
      }
    }
  }
`);

export const PATIENT_SET_COMPARISON = graphql(/* GraphQL */ `
  query PatientSetComparison(
    $id: ID!
    $joinedFirst: Int
    $joinedAfter: String
    $joinedLast: Int
    $joinedBefore: String
    $leftFirst: Int
    $leftAfter: String
    $leftLast: Int
    $leftBefore: String
  ) {
    node(id: $id) {
      __typename
      id
      ... on PatientSet {
        comparison {
          joined(first: $joinedFirst, after: $joinedAfter, last: $joinedLast, before: $joinedBefore) {
            totalCount
            pageInfo {
              hasNextPage
              hasPreviousPage
              startCursor
              endCursor
            }
            edges {
              node {
                ...SetPatient
              }
            }
          }
          left(first: $leftFirst, after: $leftAfter, last: $leftLast, before: $leftBefore) {
            totalCount
            pageInfo {
              hasNextPage
              hasPreviousPage
              startCursor
              endCursor
            }
            edges {
              node {
                ...SetPatient
              }
            }
          }
        }
      }
    }
  }
`);

/** For adding by hand. */
export const FOUND_PATIENTS = graphql(/* GraphQL */ `
  query FoundPatients($search: String!) {
    patients(filter: { search: $search }, first: 20) {
      totalCount
      edges {
        node {
          ...SetPatient
        }
      }
    }
  }
`);

export const UPDATE_PATIENT_SET = graphql(/* GraphQL */ `
  mutation UpdatePatientSet($input: UpdatePatientSetInput!) {
    updatePatientSet(input: $input) {
      patientSet {
        ...PatientSetInfo
      }
      userErrors {
        field
        code
        message
      }
    }
  }
`);

export const DELETE_PATIENT_SET = graphql(/* GraphQL */ `
  mutation DeletePatientSet($input: DeletePatientSetInput!) {
    deletePatientSet(input: $input) {
      deletedPatientSetId
      userErrors {
        field
        code
        message
      }
    }
  }
`);
