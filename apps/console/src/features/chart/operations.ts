import { graphql } from "../../lib/graphql/gql.ts";

export const PATIENT = graphql(/* GraphQL */ `
  query Patient($id: ID!) {
    patient(id: $id) {
      id
      chartId
      demographicNumber
      name
      firstName
      lastName
      birthDate
      age
      sex
      mrn
      address
      city
      state
      postalCode
      homePhone
      workPhone
      mobilePhone
      email
      preferredLanguage
      status
      firstVisit
      lastVisit
      deceasedAt
      practitioner {
        id
        name
      }
    }
  }
`);

export const CLINICAL_INFORMATION = graphql(/* GraphQL */ `
  query ClinicalInformation($chartId: ID!, $first: Int!) {
    node(id: $chartId) {
      __typename
      id
      ... on Chart {
        counts {
          kind
          count
        }
        problems: entries(kinds: [PROBLEM], first: $first) {
          ...ClinicalEntries
        }
        allergies: entries(kinds: [ALLERGY], first: $first) {
          ...ClinicalEntries
        }
        medications: entries(kinds: [MEDICATION], first: $first) {
          ...ClinicalEntries
        }
        immunizations: entries(kinds: [IMMUNIZATION], first: $first) {
          ...ClinicalEntries
        }
        procedures: entries(kinds: [PROCEDURE], first: $first) {
          ...ClinicalEntries
        }
        encounters: entries(kinds: [ENCOUNTER], first: $first) {
          ...ClinicalEntries
        }
      }
    }
  }
`);

graphql(/* GraphQL */ `
  fragment ClinicalEntries on ChartEntryConnection {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        __typename
        id
        kind
        title
        status
        recordedAt
        code {
          system
          code
          display
        }
        ... on Problem {
          verificationStatus
          onsetAt
          abatedAt
        }
        ... on Allergy {
          verificationStatus
          category
          criticality
          reactions
        }
        ... on Medication {
          dosage
          reason
          prescriber: practitioner
        }
        ... on Immunization {
          occurredAt
        }
        ... on Procedure {
          startedAt
          endedAt
          reason
        }
        ... on Encounter {
          class
          startedAt
          endedAt
          reason
          practitioners
          location
        }
      }
    }
  }
`);

export const MORE_ENTRIES = graphql(/* GraphQL */ `
  query MoreChartEntries($chartId: ID!, $kind: ChartEntryKind!, $after: String) {
    node(id: $chartId) {
      __typename
      id
      ... on Chart {
        entries(kinds: [$kind], first: 50, after: $after) {
          ...ClinicalEntries
        }
      }
    }
  }
`);

export const DOCUMENTS = graphql(/* GraphQL */ `
  query Documents($chartId: ID!, $first: Int, $after: String, $last: Int, $before: String) {
    node(id: $chartId) {
      __typename
      id
      ... on Chart {
        entries(kinds: [DOCUMENT], first: $first, after: $after, last: $last, before: $before) {
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
              status
              recordedAt
              ... on Document {
                category
                author
                contentType
              }
            }
          }
        }
      }
    }
  }
`);

/** Asking for the text is opening the document: it is in the audit log before the text leaves. */
export const DOCUMENT_TEXT = graphql(/* GraphQL */ `
  query DocumentText($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on Document {
        title
        status
        recordedAt
        category
        author
        contentType
        text
      }
    }
  }
`);

export const OPENINGS = graphql(/* GraphQL */ `
  query Openings($id: ID!, $first: Int, $after: String, $last: Int, $before: String) {
    patient(id: $id) {
      id
      openings(first: $first, after: $after, last: $last, before: $before) {
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
            occurredAt
            actor {
              kind
              name
            }
            action
            actionLabel
            outcome
            marks
            ipAddress
          }
        }
      }
    }
  }
`);
